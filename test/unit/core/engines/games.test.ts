import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { findGames } from '../../../../electron/core/engines/games'
import { confirmTexts } from '../../../../shared/texts/confirm'
import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

type Folder = ReturnType<typeof temporaryFolder>

function unityAt({ at, write }: Folder, path: string): void {
  mkdirSync(at(join(path, 'Assets')), { recursive: true })
  write(join(path, 'ProjectSettings/ProjectVersion.txt'), 'm_EditorVersion: 2022.3.55f1\n')
}

const godotAt = ({ write }: Folder, path: string) => write(join(path, 'project.godot'), 'config_version=5\n')

describe('games in the folders of a repository are found', () => {
  test('of every engine, one or several levels down, in the order of their paths', async () => {
    const folder = temporaryFolder()
    unityAt(folder, 'src/Client')
    godotAt(folder, 'demo')
    folder.write('Game/Game.uproject', '{"EngineAssociation": "5.5"}')
    folder.write('docs/readme.md', '')

    expect(await findGames(folder.root)).toEqual({
      games: [
        { path: 'Game', label: 'Unreal Engine 5.5' },
        { path: 'demo', label: 'Godot 4' },
        { path: 'src/Client', label: 'Unity 2022.3.55f1' },
      ],
      isWhole: true,
    })
  })

  test('but not inside a game, behind a link, in hidden folders and in what tools put down', async () => {
    const outside = temporaryFolder()
    godotAt(outside, 'elsewhere')
    const folder = temporaryFolder()
    unityAt(folder, 'Game')
    godotAt(folder, 'Game/Assets/Samples')
    for (const path of ['.git/x', 'node_modules/x', 'Library/x', 'a/Build/x']) godotAt(folder, path)
    symlinkSync(outside.root, folder.at('linked'))
    symlinkSync('Game', folder.at('again'))
    symlinkSync('..', folder.at('a/up'))

    expect((await findGames(folder.root)).games.map(({ path }) => path)).toEqual(['Game'])
  })

  test('the search ends at its limits', async () => {
    const folder = temporaryFolder()
    for (const number of [1, 2, 3, 4]) godotAt(folder, `game${number}`)
    godotAt(folder, 'a/b/c')
    const limit = { folders: 100, entries: 100, depth: 4, games: 100 }

    expect((await findGames(folder.root, limit)).games).toHaveLength(5)
    expect((await findGames(folder.root, { ...limit, games: 2 })).games.map(({ path }) => path)).toEqual(['game1', 'game2'])
    expect(await findGames(folder.root, { ...limit, games: 2 })).toMatchObject({ isWhole: false })
    expect((await findGames(folder.root, { ...limit, depth: 1 })).games).toHaveLength(4)
    expect((await findGames(folder.root, { ...limit, folders: 3 })).games.length).toBeLessThan(5)
  })
})

describe('a repository with its game one level down', () => {
  async function openRepository() {
    const folder = temporaryFolder()
    unityAt(folder, 'Game')
    const app = startApp()
    await app.call('project.open', { path: folder.root })
    app.person.asked.length = 0
    return { ...app, folder }
  }

  test('opens as what it is, and offers the game; a press opens it without another question', async () => {
    const app = await openRepository()
    const game = { path: app.folder.at('Game'), name: 'Game', label: 'Unity 2022.3.55f1' }
    expect(app.view().project).toMatchObject({ engine: { kind: 'plain', offers: [game] } })

    await app.call('project.open', { path: game.path })
    expect(app.person.asked).toEqual([])
    expect(app.view().project).toMatchObject({ folder: game.path, engine: { kind: 'unity', label: 'Unity 2022.3.55f1' } })
    expect(app.view().project?.engine).not.toHaveProperty('offers')
  })

  test('a script opens no such folder without a press or a yes', async () => {
    const app = await openRepository()
    Object.assign(app.person, { presses: false, says: false })

    await expect(app.call('project.open', { path: app.folder.at('Game') })).rejects.toMatchObject({
      failure: { code: 'cancelled' },
    })
    expect(app.person.asked).toEqual([confirmTexts.open(app.folder.at('Game'))])
    expect(app.view().project?.folder).toBe(app.folder.root)
  })
})

test('a clone made by links offers the project that its folders belong to, and asks before it opens that', async () => {
  const original = temporaryFolder('unity-project')
  const clone = temporaryFolder()
  for (const name of ['Assets', 'ProjectSettings', 'Packages']) symlinkSync(original.at(name), clone.at(name))
  const app = startApp()
  await app.call('project.open', { path: clone.root })
  app.person.asked.length = 0

  const { engine, general } = app.view().project ?? {}
  expect(engine).toMatchObject({
    kind: 'unity',
    note: expect.stringContaining(original.root),
    // Nothing was read there.
    offers: [{ path: original.root, name: original.root, label: '' }],
  })
  expect(general?.rows.find(({ id }) => id === 'unity.productName')).toMatchObject({ state: 'refused', value: '' })
  expect(general?.refused).toMatchObject([{ why: { message: expect.stringContaining('leads out of the project') } }])

  await app.call('project.open', { path: original.root })
  expect(app.person.asked).toEqual([confirmTexts.open(original.root)])
  expect(app.view().project?.folder).toBe(original.root)
})

test.each([
  ['several Unreal projects in one folder', 'A.uproject', 'several projects in this folder'],
  ['a project of Godot 2', 'engine.cfg', 'Godot 2'],
])('%s: the page has a word for it', async (_, file, word) => {
  const { root, write } = temporaryFolder()
  write(file, '{}')
  if (file.endsWith('.uproject')) write('B.uproject', '{}')
  const app = startApp()
  await app.call('project.open', { path: root })
  expect(app.view().project?.engine.note).toContain(word)
})
