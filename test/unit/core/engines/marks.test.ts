import { mkdirSync, rmSync, symlinkSync } from 'node:fs'

import { expect, test } from 'vitest'

import type { Engine } from '../../../../electron/core/engines/engine'
import { findMarks, markPaths } from '../../../../electron/core/engines/marks'
import type { Mark } from '../../../../shared/catalog/place'
import { countReads } from '../../world/diskReads'
import { temporaryFolder } from '../../world/folder'

const unity = { kind: 'unity', beyond: [], descriptor: null } as const
const unreal = { kind: 'unreal', beyond: [], descriptor: 'Lantern.uproject' } as const
const godot = { kind: 'godot', beyond: [], descriptor: null } as const
const plain = { kind: 'plain', beyond: [], descriptor: null } as const
type Kind = Pick<Engine, 'kind' | 'beyond' | 'descriptor'>

const core: Mark = { engine: 'unity', package: 'com.unity.services.core' }
const sentry: Mark = { engine: 'unreal', plugin: 'Sentry' }
const talo: Mark = { engine: 'godot', addon: 'talo' }
const firebase: Mark = { file: 'config/google-services.json' }
const manifest = 'Packages/manifest.json'

/** What one mark finds in a folder with these files. */
async function foundIn(files: Record<string, string | Uint8Array>, engine: Kind, mark: Mark) {
  const project = temporaryFolder()
  for (const [path, content] of Object.entries(files)) project.write(path, content)
  const found = await findMarks({ root: project.root, engine }, [{ id: 'it', found: [mark] }])
  return found.get('it') ?? null
}

const packages = (...names: string[]) =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])) })
const plugins = (...list: unknown[]) => JSON.stringify({ FileVersion: 3, Plugins: list })

test.each<[string, Record<string, string>, Kind, Mark, { name: string | null; path: string }]>([
  ['a package of the manifest', { [manifest]: packages('com.a', 'com.unity.services.core') }, unity, core, named(manifest)],
  [
    'a manifest with a byte order mark',
    { [manifest]: `\ufeff${packages('com.unity.services.core')}` },
    unity,
    core,
    named(manifest),
  ],
  [
    'a package in the project itself',
    { 'Packages/com.unity.services.core/package.json': '{}' },
    unity,
    core,
    { name: null, path: 'Packages/com.unity.services.core/package.json' },
  ],
  [
    'a plugin that is on, in any case',
    { 'Lantern.uproject': plugins({ Name: 'Other', Enabled: true }, { Name: 'sentry', Enabled: true }) },
    unreal,
    sentry,
    { name: 'Sentry', path: 'Lantern.uproject' },
  ],
  ['a folder of addons', { 'addons/talo/plugin.cfg': '' }, godot, talo, { name: null, path: 'addons/talo' }],
  ['a file', { 'config/google-services.json': '{}' }, godot, firebase, { name: null, path: 'config/google-services.json' }],
  ['a file without an engine', { 'config/google-services.json': '' }, plain, firebase, { name: null, path: firebase.file }],
])('a service is found by %s', async (_, files, engine, mark, evidence) => {
  expect(await foundIn(files, engine, mark)).toEqual(evidence)
})

function named(path: string) {
  return { name: 'com.unity.services.core', path }
}

const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
test.each<[string, Record<string, string | Uint8Array>, Kind, Mark]>([
  ['there is no file', {}, unity, core],
  ['another package begins alike', { [manifest]: packages('com.unity.services.core.extra') }, unity, core],
  ['it is a word elsewhere in the manifest', { [manifest]: '{"testables":["com.unity.services.core"]}' }, unity, core],
  ['the manifest is a list', { [manifest]: '["com.unity.services.core"]' }, unity, core],
  ['the dependencies are a list', { [manifest]: '{"dependencies":["com.unity.services.core"]}' }, unity, core],
  ['the dependencies are null', { [manifest]: '{"dependencies":null}' }, unity, core],
  ['the manifest is empty', { [manifest]: '' }, unity, core],
  ['the manifest is in conflict', { [manifest]: `<<<<<<< ours\n${packages('com.unity.services.core')}` }, unity, core],
  ['the manifest is nested very deeply', { [manifest]: `{"dependencies":${deep}}` }, unity, core],
  ['the manifest is binary', { [manifest]: new Uint8Array(100) }, unity, core],
  ['the manifest is larger than any', { [manifest]: packages('com.unity.services.core').padEnd(3_000_000) }, unity, core],
  ['a name of every object is asked for', { [manifest]: packages() }, unity, { engine: 'unity', package: 'constructor' }],
  ['a name leads out of Packages', { 'package.json': '{}' }, unity, { engine: 'unity', package: '..' }],
  ['a name is no path', { [manifest]: packages() }, unity, { engine: 'unity', package: 'a\0b' }],
  ['the manifest is a folder', { [`${manifest}/x`]: '' }, unity, core],
  ['the plugin is off', { 'Lantern.uproject': plugins({ Name: 'Sentry', Enabled: false }) }, unreal, sentry],
  ['nothing says that the plugin is on', { 'Lantern.uproject': plugins({ Name: 'Sentry' }) }, unreal, sentry],
  ['the plugins are no list', { 'Lantern.uproject': '{"Plugins":{"Name":"Sentry","Enabled":true}}' }, unreal, sentry],
  ['the plugins are numbers', { 'Lantern.uproject': plugins(1, null, ['Sentry']) }, unreal, sentry],
  [
    'there are several descriptors',
    { 'Lantern.uproject': plugins({ Name: 'Sentry', Enabled: true }) },
    { ...unreal, descriptor: null },
    sentry,
  ],
  ['the addon is a file', { 'addons/talo': '' }, godot, talo],
  ['the mark is of another engine', { 'addons/talo/plugin.cfg': '' }, unity, talo],
  ['the file is a folder', { 'config/google-services.json/x': '' }, godot, firebase],
  ['the file would be out of the project', {}, godot, { file: '../../../../etc/passwd' }],
  ['the file would be of the whole machine', {}, godot, { file: '/etc/passwd' }],
  ['the file is git’s', { '.git/config': '' }, godot, { file: '.git/config' }],
])('no service is found, and nothing fails, where %s', async (_, files, engine, mark) => {
  expect(await foundIn(files, engine, mark)).toBeNull()
})

test('a link that leads out of the project marks nothing, one inside does', async () => {
  const outside = temporaryFolder()
  const project = temporaryFolder()
  outside.write('manifest.json', packages('com.unity.services.core'))
  outside.write('talo/plugin.cfg', '')
  mkdirSync(project.at('addons'))
  symlinkSync(outside.root, project.at('Packages'))
  symlinkSync(outside.at('talo'), project.at('addons/talo'))
  const look = async (engine: Kind, mark: Mark, beyond: string[] = []) =>
    (await findMarks({ root: project.root, engine: { ...engine, beyond } }, [{ id: 'it', found: [mark] }])).get('it')?.path
  expect([await look(unity, core), await look(godot, talo)]).toEqual([undefined, undefined])
  expect(await look(unity, core, [outside.root]), 'unless the user approved where it leads').toBe(manifest)

  rmSync(project.at('addons/talo'))
  project.write('sdk/talo/plugin.cfg', '')
  symlinkSync('../sdk/talo', project.at('addons/talo'))
  expect(await look(godot, talo)).toBe('addons/talo')
})

test('a file that many marks are in is read once, and the first mark that is there counts', async () => {
  const project = temporaryFolder()
  project.write(manifest, packages('com.b', 'com.c'))
  const reads = countReads(project.root)
  const services = ['com.a', 'com.b', 'com.c'].map((name) => ({
    id: name,
    found: [{ file: 'no.such' }, { engine: 'unity', package: name }, { file: manifest }] satisfies Mark[],
  }))
  expect([...(await findMarks({ root: project.root, engine: unity }, services))]).toEqual([
    ['com.a', { name: null, path: manifest }],
    ['com.b', { name: 'com.b', path: manifest }],
    ['com.c', { name: 'com.c', path: manifest }],
  ])
  expect(reads.ofFile(project.at(manifest))).toBe(1)
})

test('the paths that tell of marks are those of the project’s engine', () => {
  const services = [{ found: [core, sentry, talo, firebase] }, { id: 'none' }].map((one) => ({ id: 'it', ...one }))
  const file = 'config/google-services.json'
  expect(markPaths({ engine: unity }, services)).toEqual([manifest, 'Packages/com.unity.services.core/package.json', file])
  expect(markPaths({ engine: unreal }, services)).toEqual(['Lantern.uproject', file])
  expect(markPaths({ engine: godot }, services)).toEqual(['addons/talo', file])
  expect(markPaths({ engine: plain }, services)).toEqual([file])
})
