import { expect, test } from 'vitest'

import { builtIn } from '../../../../shared/catalog/builtIn'
import { startApp, type RunningApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'
import { godotGame } from './godotGame'
import type { Game, Held } from './gameParts'
import { unityGame } from './unityGame'
import { unrealGame } from './unrealGame'

test('the services that games use most come first', () => {
  expect(builtIn.filter(({ isOptional }) => isOptional).map(({ label }) => label)).toEqual([
    'Photon',
    'Firebase',
    'PlayFab',
    'GameAnalytics',
    'Unity Gaming Services',
    'LootLocker',
    'Sentry',
    'Epic Online Services',
    'Steamworks',
    'Supabase',
    'Nakama',
    'Discord',
    'Talo',
    'itch.io (butler)',
    'Beamable',
    'Unity licence for CI',
  ])
})

const games = [
  ['Unity', unityGame],
  ['Unreal', unrealGame],
  ['Godot', godotGame],
] as const

async function open({ fixture, files }: Game) {
  const app = startApp()
  const project = temporaryFolder(fixture)
  for (const [path, text] of Object.entries(files)) project.write(path, text)
  await app.call('project.open', { path: project.root })
  return { ...app, project, texts: () => Object.fromEntries(Object.keys(files).map((path) => [path, project.text(path)])) }
}

/** What the page of each service shows, of the fields that are named. */
function shownOf(app: Pick<RunningApp, 'view'>, named: Game['values']) {
  const services = app.view().project?.services ?? []
  const shown = Object.entries(named).map(([id, fields]) => {
    const settings = services.find((each) => each.id === id)?.settings ?? {}
    return [id, Object.fromEntries(Object.keys(fields).map((field) => [field, settings[field]?.value]))]
  })
  return Object.fromEntries(shown)
}

test.each(games)(
  'in a game of %s the services whose SDKs wrote keys there are shown, with the values of its files',
  async (_, game) => {
    const app = await open(game)
    expect(shownOf(app, game.values)).toEqual(game.values)
    expect(app.texts(), 'opening changes nothing').toEqual(game.files)
  },
)

test.each(games)(
  'in a game of %s the secrets that stand in its files are noticed, and the page gets none of them',
  async (_, game) => {
    const app = await open(game)
    const project = app.session.project() ?? expect.unreachable('No project is open.')
    const targets = (service: string) => project.targets({ service, environment: 'test' })
    for (const [service, secrets] of Object.entries(game.secrets)) {
      const found = targets(service).flatMap(({ reading }) => reading.secrets)
      expect(found, service).toEqual(Object.keys(secrets))
      for (const value of Object.values(secrets)) expect(app.seen()).not.toContain(value)
    }
  },
)

/** Another value of the same kind. */
const changed = (value: string) => (/^\d+$/.test(value) ? `${value}1` : `${value.slice(0, -1)}Z`)

async function type(app: Pick<RunningApp, 'call' | 'view'>, service: string, fields: Held): Promise<void> {
  for (const [field, value] of Object.entries(fields)) {
    await app.call('setting.write', { service, environment: 'test', field, value })
    const pending = app.view().project?.services.find(({ id }) => id === service)?.pendingWrites ?? []
    if (pending.length > 0) await app.call('targets.write', { service, environment: 'test', ids: pending.map(({ id }) => id) })
  }
}

/** The first and the last value of each place of a service, with other texts; not the name of the line with the others. */
function typedIn(service: string, held: Held): Held {
  const places = builtIn.find(({ id }) => id === service)?.places ?? []
  const ids = places.map(({ values }) => Object.keys(values).filter((id) => id !== 'artifactName' && held[id]))
  const some = ids.flatMap((own) => [own[0] ?? '', own.at(-1) ?? '']).filter((id) => id !== '')
  return Object.fromEntries(some.map((id) => [id, changed(held[id] ?? '')]))
}

const used = games.flatMap(([engine, game]) => Object.keys(game.values).map((service) => [engine, service, game] as const))

test.each(used)(
  'in a game of %s a typed value of %s goes to all of its places, and undo gives every byte back',
  async (_, service, game) => {
    const app = await open(game)
    const fields = typedIn(service, game.values[service] ?? {})
    await type(app, service, fields)
    expect(shownOf(app, { [service]: fields })).toEqual({ [service]: fields })
    const project = app.session.project() ?? expect.unreachable('No project is open.')
    const readings = project.targets({ service, environment: 'test' }).map(({ reading }) => reading.values)
    for (const [id, value] of Object.entries(fields)) {
      const held = readings.flatMap((values) => values[id] ?? [])
      expect([...new Set(held)], id).toEqual([value])
    }
    expect(app.texts()).not.toEqual(game.files)
    while (app.view().project?.undo != null) await app.call('history.undo', undefined)
    expect(app.texts()).toEqual(game.files)
  },
)

test('a value that is changed among the settings of the engine is at once the value of the service', async () => {
  const app = await open(godotGame)
  const pages = app.view().project?.enginePages ?? []
  const rows = await Promise.all(pages.map(({ id: page }) => app.call('engine.rows', { page, from: 0 })))
  const row = rows.flatMap((one) => one.rows).find(({ key }) => key.endsWith('initialization/app_id'))
  const { id } = row ?? expect.unreachable('There is no such setting.')
  await app.call('engine.write', { id, value: '77' })
  expect(app.project.text('project.godot')).toContain('initialization/app_id=77\n')
  expect(shownOf(app, { steam: { appId: '' } })).toEqual({ steam: { appId: '77' } })
})
