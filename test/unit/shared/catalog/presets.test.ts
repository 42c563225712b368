import { expect, test } from 'vitest'

import { builtIn } from '../../../../shared/catalog/builtIn'
import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'
import { godotGame } from './games/godot'
import type { Game } from './games/made'
import { unityGame } from './games/unity'
import { unrealGame } from './games/unreal'

const presets = builtIn.filter(({ isOptional }) => isOptional)

test('the services that games use most come first', () => {
  expect(presets.map(({ label }) => label)).toEqual([
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
    'Unity licence for CI',
  ])
})

async function open({ fixture, files }: Game) {
  const app = startApp()
  const project = temporaryFolder(fixture)
  for (const [path, text] of Object.entries(files)) project.write(path, text)
  await app.call('project.open', { path: project.root })
  const service = (id: string) =>
    app.view().project?.services.find((each) => each.id === id) ?? expect.unreachable(`There is no ${id}.`)
  return { app, project, service }
}

test.each([
  ['Unity', unityGame],
  ['Unreal', unrealGame],
  ['Godot', godotGame],
])('in a game of %s each service whose SDK wrote a key there is shown, with the values of the game’s files', async (_, game) => {
  const { app, service } = await open(game)
  const shown = app.view().project?.services.map(({ id }) => id)
  for (const [id, values] of Object.entries(game.values)) {
    expect(shown).toContain(id)
    const { settings } = service(id)
    expect(Object.fromEntries(Object.keys(values).map((field) => [field, settings[field]?.value])), id).toEqual(values)
  }
})
