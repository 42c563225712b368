import { mkdirSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { detectEngine, isUnityOpen } from '../../../../electron/core/engines/engine'
import { failureOf, fixtures, temporaryFolder } from '../../world/folder'

test.each([
  ['unity-project', { kind: 'unity', version: '6000.0.37f1', label: 'Unity 6000.0.37f1', name: 'Dungeon Drifters' }],
  ['unreal-project', { kind: 'unreal', version: '5.5', label: 'Unreal Engine 5.5', name: 'TideRunner' }],
  ['godot-project', { kind: 'godot', version: '4.4', label: 'Godot 4.4', name: 'Moth "Garden"' }],
  ['plain-project', { kind: 'plain', version: null, label: 'Plain project', name: null }],
])('%s is recognised with engine, version and name', async (fixture, expected) => {
  expect(await detectEngine(join(fixtures, fixture))).toMatchObject(expected)
})

test('looking at a project changes no byte and no time', async () => {
  const { root } = temporaryFolder('unity-project')
  const snapshot = () =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => [path, statSync(join(root, path)).mtimeMs])
  const before = snapshot()

  await detectEngine(root)

  expect(snapshot()).toEqual(before)
})

test.each([
  ['Unity 5, with CRLF', 'm_EditorVersion: 5.6.7f1\r\nm_StandardAssetsVersion: 0\r\n', 'Unity 5.6.7f1'],
  ['the Chinese fork', 'm_EditorVersion: 2022.3.2t3\nm_TuanjieEditorVersion: 1.0.0\n', 'Tuanjie 1.0.0'],
  ['an empty version file', '', 'Unity'],
])('%s is recognised', async (_, content, label) => {
  const { root, at, write } = temporaryFolder()
  mkdirSync(at('Assets'))
  write('ProjectSettings/ProjectVersion.txt', content)

  expect(await detectEngine(root)).toMatchObject({ kind: 'unity', label, name: null })
})

test.each([
  ['binary', Buffer.alloc(64)],
  ['no Unity file', '{}'],
])('a Unity project whose settings are %s is still recognised', async (_, content) => {
  const { root, write } = temporaryFolder('unity-project')
  write('ProjectSettings/ProjectSettings.asset', content)

  expect(await detectEngine(root)).toMatchObject({ kind: 'unity', version: '6000.0.37f1', name: null })
})

test.each([
  ['{"EngineAssociation": "4.27"}', 'Unreal Engine 4.27'],
  ['\ufeff{"EngineAssociation": "5.3"}', 'Unreal Engine 5.3'],
  ['{"EngineAssociation": "{0A1B2C3D-0000-4000-8000-000000000000}"}', 'Unreal Engine (built from source)'],
  ['{"EngineAssociation": ""}', 'Unreal Engine (built from source)'],
  ['{"FileVersion": 3', 'Unreal Engine'],
  ['null', 'Unreal Engine'],
])('the project file %j means %s', async (content, label) => {
  const { root, write } = temporaryFolder()
  write('Game.uproject', content)

  expect(await detectEngine(root)).toMatchObject({ kind: 'unreal', label, name: 'Game' })
})

test('several Unreal projects in one folder are named, and none is chosen', async () => {
  const { root, write } = temporaryFolder()
  write('A.uproject', '{"EngineAssociation": "5.5"}')
  write('B.uproject', '{"EngineAssociation": "5.4"}')

  const engine = await detectEngine(root)

  expect(engine).toMatchObject({ kind: 'unreal', version: null, name: null })
  expect(engine.note).toContain('A.uproject, B.uproject')
})

test.each([
  ['config_version=5\n', '4'],
  ['config_version=4\r\n\r\n[application]\r\n\r\nconfig/name="X"\r\n', '3'],
  ['config_version=3\n', '3.0'],
  ['a="\nconfig_version=5\n"\n', null],
  ['a=[\n"unfinished', null],
  ['a={\nconfig_version=5\n}\n', null],
  ['', null],
])('the Godot project %j has version %j', async (content, version) => {
  const { root, write } = temporaryFolder()
  write('project.godot', content)

  expect(await detectEngine(root)).toMatchObject({ kind: 'godot', version })
})

test('Godot 2 is opened as a plain project, with a word about it', async () => {
  const { root, write } = temporaryFolder()
  write('engine.cfg', '[application]\nname="Old"\n')

  const engine = await detectEngine(root)

  expect(engine.kind).toBe('plain')
  expect(engine.note).toContain('Godot 2')
})

describe('a Unity project is one without all of its files', () => {
  test('a missing version file is said', async () => {
    const { root, at } = temporaryFolder('unity-project')
    rmSync(at('ProjectSettings/ProjectVersion.txt'))

    const engine = await detectEngine(root)

    expect(engine).toMatchObject({ kind: 'unity', version: null, label: 'Unity', name: 'Dungeon Drifters', original: null })
    expect(engine.note).toContain('ProjectSettings/ProjectVersion.txt is missing')
  })

  test('a version file that is a link out of the project is not read, and that is said', async () => {
    const outside = temporaryFolder('unity-project')
    const { root, at } = temporaryFolder('unity-project')
    rmSync(at('ProjectSettings/ProjectVersion.txt'))
    symlinkSync(outside.at('ProjectSettings/ProjectVersion.txt'), at('ProjectSettings/ProjectVersion.txt'))

    const engine = await detectEngine(root)

    expect(engine).toMatchObject({ kind: 'unity', version: null, original: null })
    expect(engine.note).toContain('ProjectSettings/ProjectVersion.txt leads out of the project')
  })

  test('a clone whose folders are links to another project is recognised, says so and names it', async () => {
    const original = temporaryFolder('unity-project')
    const { root, at } = temporaryFolder()
    for (const name of ['Assets', 'ProjectSettings', 'Packages']) symlinkSync(original.at(name), at(name))

    const engine = await detectEngine(root)

    expect(engine).toMatchObject({ kind: 'unity', version: null, original: original.root })
    expect(engine.note).toContain(`Assets and ProjectSettings are links to ${original.root}`)
  })

  test.each([['Assets'], ['ProjectSettings']])('where only %s is such a link, that one is named', async (name) => {
    const original = temporaryFolder('unity-project')
    const { root, at } = temporaryFolder('unity-project')
    rmSync(at(name), { recursive: true })
    symlinkSync(original.at(name), at(name))

    const { note, original: found } = await detectEngine(root)

    expect(found).toBe(original.root)
    expect(note).toContain(`${name} is a link to ${original.root}`)
  })

  test('folders that lead to places of different projects name none to open', async () => {
    const [one, other] = [temporaryFolder('unity-project'), temporaryFolder('unity-project')]
    const { root, at } = temporaryFolder()
    symlinkSync(one.at('Assets'), at('Assets'))
    symlinkSync(other.at('ProjectSettings'), at('ProjectSettings'))

    expect(await detectEngine(root)).toMatchObject({
      kind: 'unity',
      original: null,
      note: expect.stringContaining('Assets and ProjectSettings are links out of this folder'),
    })
  })

  test('links inside the project need no word', async () => {
    const { root, at } = temporaryFolder('unity-project')
    renameSync(at('ProjectSettings'), at('settings'))
    symlinkSync('settings', at('ProjectSettings'))

    expect(await detectEngine(root)).toMatchObject({ kind: 'unity', version: '6000.0.37f1', note: null, original: null })
  })

  test('a folder of which only the names are like those of Unity is none', async () => {
    const { root, at, write } = temporaryFolder()
    write('ProjectSettings', '')
    mkdirSync(at('Assets'))

    expect(await detectEngine(root)).toMatchObject({ kind: 'plain', note: null })
  })
})

test('a folder that is missing or a file is explained', async () => {
  const { at, write } = temporaryFolder()
  write('file', '')

  expect(await failureOf(() => detectEngine(at('gone')))).toMatchObject({
    code: 'file-failed',
    message: expect.stringContaining('does not exist'),
  })
  expect(await failureOf(() => detectEngine(at('file')))).toMatchObject({
    code: 'file-failed',
    message: expect.stringContaining('is a file'),
  })
})

test('Unity is open while its lock file exists', async () => {
  const { root, write } = temporaryFolder('unity-project')

  expect(await isUnityOpen(root)).toBe(false)
  write('Temp/UnityLockfile', '')
  expect(await isUnityOpen(root)).toBe(true)
})

test('names of files that others chose are on one line in what is said of a folder', async () => {
  const folder = temporaryFolder()
  folder.write('One\nLatchkey was updated.uproject', '{}')
  folder.write('Two.uproject', '{}')
  const { note } = await detectEngine(folder.root)
  expect(note).toContain('One\\u{a}Latchkey was updated.uproject, Two.uproject')
})
