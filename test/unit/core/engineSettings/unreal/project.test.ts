import { symlinkSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { iniFiles, layerOf } from '../../../../../electron/core/engineSettings/unreal/files'
import { settingsFormatOf } from '../../../../../electron/core/engineSettings/rows/source'
import { isSeen } from '../../../../../electron/core/engineSettings/unreal/versions'
import { resetEngineSetting, saveEngineSetting } from '../../../../../electron/core/operations/engineSettings'
import { moveStep } from '../../../../../electron/core/operations/history'
import { openProject } from '../../../../../scripts/lib/samples/program'
import { engineTexts } from '../../../../../shared/texts/engineSettings'
import { failureOf, temporaryFolder } from '../../../world/folder'

const texts = engineTexts.unreal
const path = 'Config/DefaultEngine.ini'
const section = '/Script/Engine.RendererSettings'
const idOf = (key: string, inside?: string) => `${path}#${section}/${key}${inside === undefined ? '' : `#${inside}`}`

async function projectWith(text: string) {
  const folder = temporaryFolder()
  folder.write('Moth.uproject', '{"FileVersion": 3, "EngineAssociation": "5.5"}')
  folder.write(path, text)
  const project = await openProject(folder.root)
  await project.engineSettings.read()
  const valueOf = (key: string) => project.engineSettings.settingOf(idOf(key))?.value
  return { ...folder, project, valueOf }
}

test('a file with more lines than can be shown is one row, with the reason, and stops no other', async () => {
  const { project, write } = await projectWith(`[${section}]\nr.Own=True\n`)
  write('Config/DefaultGame.ini', `[A]\n${Array.from({ length: 30_001 }, (_, index) => `Key${index}=1\n`).join('')}`)
  await project.engineSettings.read()
  const rows = (project.engineSettings.view() ?? []).flatMap(({ id }) => project.engineSettings.rows(id, 0).rows)
  const ofGame = rows.filter(({ file, value }) => file === 'Config/DefaultGame.ini' && value !== null)
  expect(ofGame).toEqual([expect.objectContaining({ why: engineTexts.tooMany('Config/DefaultGame.ini', 30_000) })])
  expect(rows.some(({ key }) => key.endsWith('r.Own'))).toBe(true)
})

describe('a setting of an Unreal project', () => {
  const crlf = `[${section}]\r\nr.VT.TileSize=64 ; ours\r\n  r.Own = True\r\n\r\n[Other]\r\nA=1\r\n`

  test('is written over its own bytes alone, undone and redone', async () => {
    const { project, text } = await projectWith(crlf)
    expect(await saveEngineSetting(project, { id: idOf('r.Own'), value: 'false', base: 'true' })).toBe('saved')
    const after = crlf.replace('r.Own = True', 'r.Own = False')
    expect(text(path)).toBe(after)
    await moveStep(project, 'undo')
    expect(text(path)).toBe(crlf)
    await moveStep(project, 'redo')
    expect(text(path)).toBe(after)
  })

  test('that the file does not have is added to its section in Unreal’s form, and taken out again by undo', async () => {
    const { project, text, valueOf } = await projectWith(crlf)
    expect(valueOf('r.AllowOcclusionQueries')).toBeNull()
    await saveEngineSetting(project, { id: idOf('r.AllowOcclusionQueries'), value: 'false', base: null })
    expect(text(path)).toBe(crlf.replace('= True\r\n', '= True\r\nr.AllowOcclusionQueries=False\r\n'))
    expect(valueOf('r.AllowOcclusionQueries')).toBe('false')
    await moveStep(project, 'undo')
    expect(text(path)).toBe(crlf)
  })

  test('of a section that the file does not have gets one at the end', async () => {
    const { project, text } = await projectWith('[Other]\nA=1')
    await saveEngineSetting(project, { id: idOf('r.VT.TileSize'), value: '64' })
    expect(text(path)).toBe(`[Other]\nA=1\n\n[${section}]\nr.VT.TileSize=64\n`)
    await moveStep(project, 'undo')
    expect(text(path)).toBe('[Other]\nA=1')
  })

  test('is reset by taking its line out, and undo puts the line back where it was', async () => {
    const { project, text, valueOf } = await projectWith(crlf)
    await resetEngineSetting(project, idOf('r.Own'))
    expect(text(path)).toBe(crlf.replace('  r.Own = True\r\n', ''))
    await moveStep(project, 'undo')
    expect(text(path)).toBe(crlf)
    expect(valueOf('r.Own')).toBe('true')
  })

  const list = (lines: string) => `[${section}]\r\nr.Own=True\r\n${lines}[Other]\r\nA=1\r\n`

  test.each([
    ['one more', '+Maps=/Own\r\n', '["/Own"]', '["/Own","b c"]', '+Maps=/Own\r\n+Maps=b c\r\n'],
    ['one less', '+Maps=a\r\n+Maps=b\r\n+Maps=c\r\n', '["a","b","c"]', '["a","c"]', '+Maps=a\r\n+Maps=c\r\n'],
    ['none', '+Maps=a\r\n+Maps=b\r\n', '["a","b"]', '[]', ''],
    ['another order', '+Maps="a"\r\n+Maps="b"\r\n', '["a","b"]', '["b","a","c"]', '+Maps="b"\r\n+Maps="a"\r\n+Maps="c"\r\n'],
    ['numbers', '+Maps=1\r\n+Maps=-2\r\n', '["1","-2"]', '["1","-2","3"]', '+Maps=1\r\n+Maps=-2\r\n+Maps=3\r\n'],
    ['what needs quotes', '.Maps = a\r\n', '["a"]', '["a","{b}","(c)"]', '.Maps = a\r\n.Maps = "{b}"\r\n.Maps = "(c)"\r\n'],
  ])('that is a list of lines gets %s, nothing else changes, and undo and redo move it', async (_, was, shown, value, now) => {
    const { project, text } = await projectWith(list(was))
    const id = idOf(`${was[0] ?? ''}Maps`, '*')
    expect(project.engineSettings.settingOf(id)).toMatchObject({ label: 'Maps', type: { is: 'list' }, value: shown })
    expect(await saveEngineSetting(project, { id, value, base: shown })).toBe('saved')
    expect(text(path)).toBe(list(now))
    await moveStep(project, 'undo')
    expect(text(path)).toBe(list(was))
    await moveStep(project, 'redo')
    expect(text(path)).toBe(list(now))
  })

  test('that is a list is refused what no line holds, and written over nobody’s value', async () => {
    const { project, text, write } = await projectWith(list('+Maps=a\r\n'))
    const id = idOf('+Maps', '*')
    const refusal = await failureOf(() => saveEngineSetting(project, { id, value: '["a\\nb"]', base: '["a"]' }))
    expect(refusal.message).toBe(engineTexts.oneLine)
    write(path, list('+Maps=other\r\n'))
    expect(await saveEngineSetting(project, { id, value: '["a","b"]', base: '["a"]' })).toBe('conflict')
    expect(text(path)).toBe(list('+Maps=other\r\n'))
  })

  test.each([
    ['lines of others between its own', '+Maps=a\r\nr.More=1\r\n+Maps=b\r\n'],
    ['lines that take out', '+Maps=a\r\n-Maps=b\r\n'],
    ['a struct', '+Maps=a\r\n+Maps=(X=1)\r\n'],
    ['assets', '+Maps=/Game/Maps/One\r\n+Maps=/Game/Maps/Two\r\n'],
    ['switches', '+Maps=True\r\n+Maps=False\r\n'],
    ['a comment behind one', '+Maps=a\r\n+Maps=b // why\r\n'],
  ])('that is a list with %s is shown by its entries, and none is added', async (_, lines) => {
    const { project } = await projectWith(list(lines))
    expect(project.engineSettings.settingOf(idOf('+Maps', '*'))).toBeUndefined()
    expect(project.engineSettings.settingOf(idOf('+Maps', '0'))).toBeDefined()
  })

  test('is not reset where another line of its key would count then', async () => {
    const twice = `[${section}]\nr.Own=1\nr.Own=2\n`
    const { project, text } = await projectWith(twice)
    const row = project.engineSettings.rows('Engine/Rendering', 0).rows.find(({ key }) => key === 'r.Own')
    expect(row).toMatchObject({ value: '2', canReset: false })
    await resetEngineSetting(project, idOf('r.Own'))
    expect(text(path)).toBe(twice)
  })

  test('inside a struct or a list is written in place', async () => {
    const struct = `[${section}]\n+L=(N="a, b",C=(B=1,G=2,R=3,A=255))\n+L=(N="x")\nV=(X=1.000000,Y=2.000000)\n`
    const { project, text } = await projectWith(struct)
    await saveEngineSetting(project, { id: idOf('+L', '1/N'), value: 'say "y", z' })
    await saveEngineSetting(project, { id: idOf('+L', '0/C'), value: '1, 0.0078, 0.0039, 1' })
    await saveEngineSetting(project, { id: idOf('V'), value: '1.000000, 3' })
    expect(text(path)).toBe(`[${section}]\n+L=(N="a, b",C=(B=1,G=2,R=255,A=255))\n+L=(N="say \\"y\\", z")\nV=(X=1.000000,Y=3)\n`)
    for (const _ of 'abc') await moveStep(project, 'undo')
    expect(text(path)).toBe(struct)
  })

  test('that cannot be edited is refused with its reason, and a value of the wrong kind with what fits', async () => {
    const { project, text } = await projectWith(`[${section}]\nV=(X=1.0,Y=2.0)\nMap=/Game/A.A\nr.Own=1\n`)
    const save = (key: string, value: string) => saveEngineSetting(project, { id: idOf(key), value })
    expect(await failureOf(() => save('Map', '/Game/B.B'))).toMatchObject({ code: 'file-refused' })
    expect(await failureOf(() => save('V', '1.0, up'))).toMatchObject({ code: 'invalid', message: 'Type 2 numbers.' })
    expect(await failureOf(() => save('r.Own', '1\nr.Evil=1'))).toMatchObject({ code: 'invalid' })
    expect(text(path)).toBe(`[${section}]\nV=(X=1.0,Y=2.0)\nMap=/Game/A.A\nr.Own=1\n`)
  })

  test('that somebody else changed meanwhile is not overwritten', async () => {
    const { project, write, text } = await projectWith(`[${section}]\nr.Own=1\n`)
    write(path, `[${section}]\nr.Own=2\n`)
    expect(await saveEngineSetting(project, { id: idOf('r.Own'), value: '3', base: '1' })).toBe('conflict')
    expect(text(path)).toBe(`[${section}]\nr.Own=2\n`)
  })

  test('is not made where there is no file: that is Unreal’s to make', async () => {
    const folder = temporaryFolder()
    folder.write('Moth.uproject', '{}')
    const project = await openProject(folder.root)
    await project.engineSettings.read()
    expect(project.engineSettings.view()).toEqual([])
  })
})

describe('the files of settings', () => {
  test('are all ini files below Config, those of the window first, and nothing else', async () => {
    const { root, write } = temporaryFolder()
    const paths = ['DefaultEngine.ini', 'DefaultGame.ini', 'Android/AndroidEngine.ini', 'DefaultX.ini', 'Localization/Game.ini']
    for (const one of [...paths, 'Read.md', '.hidden/A.ini']) write(`Config/${one}`, '')
    write('Saved/Config/Engine.ini', '')
    expect((await iniFiles(root)).map((file) => file.path)).toEqual(paths.map((one) => `Config/${one}`))
  })

  test('are also those of platforms that have a folder of their own, behind the others', async () => {
    const { root, write } = temporaryFolder()
    const paths = ['Config/DefaultEngine.ini', 'Config/Windows/WindowsEngine.ini', 'Platforms/Windows/Config/WindowsEngine.ini']
    for (const one of [...paths, 'Platforms/Windows/Build/A.ini', 'Platforms/Windows/Config/More/A.ini', 'Platforms/A.ini'])
      write(one, '')
    expect((await iniFiles(root)).map((file) => file.path)).toEqual(paths)
    expect(['Platforms/Windows/Config/WindowsEngine.ini', 'Platforms/A.ini'].map(settingsFormatOf)).toEqual(['unrealTree', null])
  })

  test('of one platform in both folders stand beside each other, and a save changes the one that is its row’s', async () => {
    const { project, write, text } = await projectWith(`[${section}]\nr.Own=1\n`)
    const [older, newer] = ['Config/Windows/WindowsEngine.ini', 'Platforms/Windows/Config/WindowsEngine.ini'] as const
    write(older, `[${section}]\nr.Own=2\n`)
    write(newer, `[${section}]\nr.Own=3\n`)
    await project.engineSettings.read()
    const rows = (project.engineSettings.view() ?? [])
      .flatMap(({ id }) => project.engineSettings.rows(id, 0).rows)
      .filter(({ key }) => key === 'r.Own')
    expect(rows.map(({ file, platform, value, notes }) => [file, platform, value, notes])).toEqual([
      [path, undefined, '1', [texts.layer('Windows', older), texts.layer('Windows', newer)]],
      [older, 'Windows', '2', [texts.overBase(path), texts.layer('Windows', newer)]],
      [newer, 'Windows', '3', [texts.overBase(path), texts.overOther(older)]],
    ])
    await saveEngineSetting(project, { id: rows[2]?.id ?? '', value: '4', base: '3' })
    expect([path, older, newer].map(text)).toEqual([1, 2, 4].map((value) => `[${section}]\nr.Own=${value}\n`))
    await moveStep(project, 'undo')
    expect(text(newer)).toBe(`[${section}]\nr.Own=3\n`)
  })

  test('are none where Config is missing or leads out of the project', async () => {
    const { root, at } = temporaryFolder()
    expect(await iniFiles(root)).toEqual([])
    const other = temporaryFolder()
    other.write('DefaultEngine.ini', '')
    symlinkSync(other.root, at('Config'))
    expect(await iniFiles(root)).toEqual([])
  })

  test.each([
    ['Config/DefaultEngine.ini', 'DefaultEngine.ini', undefined],
    ['Config/Windows/WindowsEngine.ini', 'DefaultEngine.ini', 'Windows'],
    ['Config/WindowsEngine.ini', 'DefaultEngine.ini', 'Windows'],
    ['Config/LinuxArm64Game.ini', 'DefaultGame.ini', 'LinuxArm64'],
    ['Config/IOS/IOSEngine.ini', 'DefaultEngine.ini', 'iOS'],
    ['Config/Brand/BrandEngine.ini', 'DefaultEngine.ini', 'Brand'],
    ['Platforms/Windows/Config/WindowsEngine.ini', 'DefaultEngine.ini', 'Windows'],
    ['Platforms/IOS/Config/IOSGame.ini', 'DefaultGame.ini', 'iOS'],
    ['Config/MacroSettings.ini', 'MacroSettings.ini', undefined],
    ['Config/Localization/Game_Gather.ini', 'Game_Gather.ini', undefined],
  ])('%s has what %s has, for %s', (file, base, platform) => {
    expect(layerOf(file)).toEqual({ base, platform })
  })
})

test.each([
  ['4.15-4.21', '4.21', true],
  ['4.15-4.21', '4.22', false],
  ['4.15-4.21', '4.9', false],
  ['4.15-5.6', '5.9', true],
  ['5.5', '5.5', true],
  ['5.5', '5.6', false],
  ['4.15-5.7', null, true],
  ['5.1-5.7', null, false],
])('what was seen in %s is in %s: %s', (range, version, isThere) => {
  expect(isSeen(range, version)).toBe(isThere)
})
