import { readFileSync, symlinkSync } from 'node:fs'

import { expect, test } from 'vitest'

import { startApp } from '../../world/appWorld'
import { failureOf, temporaryFolder } from '../../world/folder'

const file = 'Config/DefaultEngine.ini'

/** An Unreal project whose settings file has these lines. */
function projectWith(lines: string, name = 'Moth') {
  const folder = temporaryFolder()
  folder.write(`${name}.uproject`, '{ "EngineAssociation": "5.4" }')
  folder.write(file, lines)
  return folder
}

async function opened(lines: string) {
  const app = startApp()
  const folder = projectWith(lines)
  await app.call('project.open', { path: folder.root })
  const rows = async () => {
    const found = await app.call('compare.rows', { from: 0 })
    return found?.rows.map(({ key, here, there }) => [key, here, there]) ?? null
  }
  const idOf = async (key: string) => (await app.call('compare.rows', { from: 0 }))?.rows.find((row) => row.key === key)?.id ?? ''
  return { ...app, folder, rows, idOf }
}

const lines =
  '[/Script/Engine.PhysicsSettings]\nMaxSubsteps=90\nContactOffsetMultiplier=9.8 ; down\n[/Script/EngineSettings.GameMapsSettings]\nLocalMapOptions=Moth\nGameDefaultMap=/Game/A.A\n'
const others =
  '[/Script/Engine.PhysicsSettings]\nMaxSubsteps=50\nContactOffsetMultiplier=1.5\n[/Script/EngineSettings.GameMapsSettings]\nLocalMapOptions=Bee\nGameDefaultMap=/Game/B.B\n'

test('a project is held against another one, and chosen values are taken over in one step that undo takes back byte for byte', async () => {
  const app = await opened(lines)
  const other = projectWith(others, 'Bee')
  app.person.folder = other.root
  await app.call('compare.start', { is: 'folder' })

  expect(await app.call('compare.rows', { from: 0 })).toMatchObject({ is: 'project', label: 'Bee', total: 4, takable: 3 })
  expect(await app.rows()).toEqual([
    ['MaxSubsteps', '90', '50'],
    ['ContactOffsetMultiplier', '9.8 ; down', '1.5'],
    ['GameDefaultMap', '/Game/A.A', '/Game/B.B'],
    ['LocalMapOptions', 'Moth', 'Bee'],
  ])

  const ids = [await app.idOf('MaxSubsteps'), await app.idOf('LocalMapOptions')]
  expect(await app.call('compare.take', { ids })).toEqual({ refused: [] })
  expect(app.folder.text(file)).toBe(lines.replace('90', '50').replace('Moth', 'Bee'))
  expect((await app.rows())?.map(([key]) => key)).toEqual(['ContactOffsetMultiplier', 'GameDefaultMap'])
  expect(app.view().said.text).toBe('2 settings taken over')
  expect(app.view().project?.undo).toMatch(/^Take over 2 settings from Bee/)

  await app.call('history.undo', undefined)
  expect(app.folder.text(file)).toBe(lines)
  await app.call('history.redo', undefined)
  expect(app.folder.text(file)).toBe(lines.replace('90', '50').replace('Moth', 'Bee'))
  expect(other.text(file)).toBe(others)
})

test('if one of the chosen values can’t be taken over, none is, and it says why', async () => {
  const app = await opened(lines)
  app.person.folder = projectWith(others).root
  await app.call('compare.start', { is: 'folder' })
  const ids = [await app.idOf('MaxSubsteps'), await app.idOf('GameDefaultMap'), await app.idOf('LocalMapOptions')]
  // Somebody else changes a value that was shown.
  app.folder.write(file, lines.replace('90', '91'))
  const { refused } = await app.call('compare.take', { ids: ids.filter((id) => !id.endsWith('GameDefaultMap')) })
  expect(refused).toMatchObject([{ id: ids[0], why: expect.stringContaining('holds “91” now') }])
  expect(app.folder.text(file)).toBe(lines.replace('90', '91'))
  expect(app.view().project?.undo).toBeNull()

  expect(await app.call('compare.take', { ids })).toMatchObject({ refused: [{ id: ids[0] }, { id: ids[1] }] })
  expect(app.folder.text(file)).toBe(lines.replace('90', '91'))
})

test('what is compared follows the files, and another project in the window ends the comparison', async () => {
  const app = await opened(lines.replace('MaxSubsteps', 'bSubstepping=True\nMaxSubsteps'))
  await app.call('compare.start', { is: 'standard' })
  expect(await app.rows()).toEqual([
    ['MaxSubsteps', '90', '6'],
    ['bSubstepping', 'true', 'false'],
  ])
  const id = await app.idOf('MaxSubsteps')
  await app.call('engine.write', { id, value: '6' })
  expect((await app.rows())?.map(([key]) => key)).toEqual(['bSubstepping'])
  await app.call('project.open', { path: projectWith(others, 'Bee').root })
  expect(await app.rows()).toBeNull()
  expect(await failureOf(() => app.call('compare.take', { ids: [id] }))).toMatchObject({ code: 'invalid' })
})

test('only a project that was opened before can be named by the page; any other is chosen in the system’s dialog', async () => {
  const app = await opened(lines)
  const other = projectWith(others, 'Bee')
  expect(await failureOf(() => app.call('compare.start', { is: 'project', path: other.root }))).toMatchObject({ code: 'invalid' })
  expect(await failureOf(() => app.call('compare.start', { is: 'folder' }))).toMatchObject({ code: 'cancelled' })
  expect(await app.rows()).toBeNull()

  await app.call('project.open', { path: other.root })
  await app.call('compare.start', { is: 'project', path: app.folder.root })
  expect(await app.rows()).toHaveLength(4)
})

test('a folder with another engine, with none, or the very project, says so and keeps the comparison that was there', async () => {
  const app = await opened(lines.replace('MaxSubsteps', 'bSubstepping=True\nMaxSubsteps'))
  await app.call('compare.start', { is: 'standard' })
  const godot = temporaryFolder()
  godot.write('project.godot', 'config_version=5\n')
  for (const [root, words] of [
    [godot.root, 'Choose a project made with Unreal'],
    [temporaryFolder().root, 'not the folder of a game project'],
    [app.folder.root, 'This is the project that is open'],
  ] as const) {
    app.person.folder = root
    const failure = await failureOf(() => app.call('compare.start', { is: 'folder' }))
    expect(failure).toMatchObject({ code: 'invalid', message: expect.stringContaining(words) })
  }
  expect(await app.rows()).toHaveLength(2)
})

test('a link in the other project that leads out of it is not followed: its file is named as not read', async () => {
  const app = await opened(lines)
  const outside = temporaryFolder()
  outside.write('secret.ini', others)
  const other = temporaryFolder()
  other.write('Bee.uproject', '{}')
  other.write('Config/x', '')
  symlinkSync(outside.at('secret.ini'), other.at(file))
  app.person.folder = other.root
  await app.call('compare.start', { is: 'folder' })
  expect(await app.call('compare.rows', { from: 0 })).toMatchObject({
    total: 0,
    unread: [{ path: file, side: 'there', why: { code: 'file-refused' } }],
  })
})

test('nothing in the other project is changed, not even a time', async () => {
  const app = await opened(lines)
  const other = projectWith(others)
  const before = readFileSync(other.at(file), 'utf8')
  app.person.folder = other.root
  await app.call('compare.start', { is: 'folder' })
  await app.rows()
  expect(other.text(file)).toBe(before)
  expect(() => other.bytes('.latchkey/project.json')).toThrow()
})

test('a secret is in no answer, and can’t be taken over', async () => {
  const app = await opened(
    `${lines}[/Script/AndroidFileServerEditor.AndroidFileServerRuntimeSettings]\nSecurityToken=this-is-hidden\n`,
  )
  app.person.folder = projectWith(
    `${others}[/Script/AndroidFileServerEditor.AndroidFileServerRuntimeSettings]\nSecurityToken=that-is-hidden\n`,
  ).root
  await app.call('compare.start', { is: 'folder' })
  expect(await app.rows()).toHaveLength(4)
  await app.call('compare.take', {
    ids: [
      await app.idOf('MaxSubsteps'),
      `${file}#/Script/AndroidFileServerEditor.AndroidFileServerRuntimeSettings/SecurityToken`,
    ],
  })
  expect(app.seen()).not.toMatch(/is-hidden/)
  expect(app.folder.text(file)).toContain('SecurityToken=this-is-hidden')
})

test('differences are copied as Markdown, from the other side to this one, and no value can be a mark in it', async () => {
  const app = await opened(lines.replace('LocalMapOptions=Moth', 'LocalMapOptions=*Moth* `1`'))
  app.person.folder = projectWith(others, 'Bee').root
  await app.call('compare.start', { is: 'folder' })
  await app.call('compare.copy', { ids: [await app.idOf('MaxSubsteps'), await app.idOf('LocalMapOptions')] })
  expect(app.clipboard.held.text).toBe(
    '### Settings: Bee → Moth\n\n' +
      '- Engine › Physics › Framerate › Max Substeps: 50 → 90 (Config/DefaultEngine.ini MaxSubsteps)\n' +
      '- Project › Maps & Modes › Default Maps › Local Map Options: Bee → \\*Moth\\* \\`1\\` (Config/DefaultEngine.ini LocalMapOptions)\n',
  )
})

test('what is a secret in the other project alone is no difference, and is not taken over as nothing', async () => {
  const server = '[/Script/My.Net]\nServerUrl="http://a.b/?x=1"\nLimit=5\n'
  const app = await opened(server)
  app.person.folder = projectWith(server.replace('x=1', 'token=abcdefg99').replace('=5', '=6')).root
  await app.call('compare.start', { is: 'folder' })
  expect(await app.rows()).toEqual([['Limit', '5', '6']])
  await app.call('compare.take', { ids: [`${file}#/Script/My.Net/ServerUrl`, `${file}#/Script/My.Net/Limit`] })
  expect(app.folder.text(file)).toBe(server.replace('=5', '=6'))
  expect(app.seen()).not.toContain('abcdefg99')
})

test('a secret that somebody else wrote meanwhile is not named where its setting is not taken over', async () => {
  const server = '[/Script/My.Net]\nServerUrl="http://a.b/?x=1"\n'
  const app = await opened(server)
  app.person.folder = projectWith(server.replace('x=1', 'x=2')).root
  await app.call('compare.start', { is: 'folder' })
  const id = await app.idOf('ServerUrl')
  app.folder.write(file, server.replace('x=1', 'token=abcdefg99'))
  const { refused } = await app.call('compare.take', { ids: [id] })
  expect(refused).toMatchObject([{ id, why: expect.stringContaining('changed since it was read') }])
  expect(app.seen()).not.toContain('abcdefg99')
})
