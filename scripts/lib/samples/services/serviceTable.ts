import { basename } from 'node:path'

import { builtIn } from '../../../../shared/catalog/builtIn'
import type { Mark } from '../../../../shared/catalog/place'
import { godotGame } from '../../../../test/unit/shared/catalog/godotGame'
import { unityGame } from '../../../../test/unit/shared/catalog/unityGame'
import { unrealGame } from '../../../../test/unit/shared/catalog/unrealGame'
import { withCopy } from '../copies'
import type { Say } from '../tries'
import { forms, withFiles, withGame } from './forms'
import { nothing, type ServiceCount } from './records'
import { openWithVault } from './trialProgram'
import { ourServiceHands, tryServices } from './tryServices'

const games = { 'made-up Unity game': unityGame, 'made-up Unreal game': unrealGame, 'made-up Godot game': godotGame }

/** How many hard values each field tries. The fields take turns, so that all values are tried in each. */
const rounds = { ofGames: 6, ofForms: 1, ofProjects: 2 }

/**
 * Every preset with every engine, on copies of projects and on made-up games in all forms of their files. Returns one row for
 * each, in the order of the catalog. `tell` takes by what services were found in the projects.
 */
export async function serviceTable(projects: readonly string[], fault: Say, tell: Say): Promise<Record<string, ServiceCount>> {
  const counts: Record<string, ServiceCount> = {}
  await tryMarks(counts, fault)
  const hands = ourServiceHands
  for (const path of projects) {
    await withCopy(path, (root) => tryServices(basename(path), root, { hands, counts, fault, tell, rounds: rounds.ofProjects }))
  }
  for (const [index, form] of forms.entries()) {
    for (const [name, game] of Object.entries(games)) {
      const options = { hands, counts, fault, rounds: index === 0 ? rounds.ofGames : rounds.ofForms }
      await withGame(game, form, (root) => tryServices(`${name}, ${form.name}`, root, options))
    }
  }
  const places = builtIn.flatMap(({ label }) => engines.map((engine) => `${label}, ${engine}`))
  return Object.fromEntries(places.flatMap((place) => (counts[place] === undefined ? [] : [[place, counts[place]]])))
}

const engines = ['unity', 'unreal', 'godot', 'plain'] as const
type Engine = (typeof engines)[number]

/** Each mark alone in an empty project. */
async function tryMarks(counts: Record<string, ServiceCount>, fault: Say): Promise<void> {
  for (const { id, label, found = [] } of builtIn) {
    for (const mark of found) {
      for (const engine of engines.filter((one) => mark.engine === undefined || mark.engine === one)) {
        const count = (counts[`${label}, ${engine}`] ??= nothing())
        await withFiles({ ...empty[engine], ...filesWith(mark) }, async (root) => {
          const { project } = await openWithVault(root)
          if (project.foundBy(id) !== null) return void (count.found += 1)
          count.wrong += 1
          fault(`${label} is not found by ${JSON.stringify(mark)} in a project of ${project.engine.label}`)
        })
      }
    }
  }
}

const empty: Readonly<Record<Engine, Readonly<Record<string, string>>>> = {
  unity: { 'ProjectSettings/ProjectSettings.asset': '', 'ProjectSettings/ProjectVersion.txt': '', 'Assets/.keep': '' },
  unreal: { 'Game.uproject': '{}' },
  godot: { 'project.godot': 'config_version=5\n' },
  plain: {},
}

function filesWith(mark: Mark): Readonly<Record<string, string>> {
  if ('package' in mark) return { 'Packages/manifest.json': JSON.stringify({ dependencies: { [mark.package]: '1.0.0' } }) }
  if ('plugin' in mark) return { 'Game.uproject': JSON.stringify({ Plugins: [{ Name: mark.plugin, Enabled: true }] }) }
  return { ['addon' in mark ? `addons/${mark.addon}/plugin.cfg` : mark.file]: '' }
}
