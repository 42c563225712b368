import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Ajv2020 } from 'ajv/dist/2020'
import { expect, test } from 'vitest'

import { presetSchemaUrl } from '../../../../electron/core/engineSettings/preset'
import { presetSchema } from '../../../../scripts/lib/presetSchema'
import { startApp } from '../../world/appWorld'
import { failureOf, temporaryFolder } from '../../world/folder'

const schema = readFileSync(join(import.meta.dirname, '../../../../docs/schemas/preset-1.json'), 'utf8')
const file = 'Config/DefaultEngine.ini'
const lines =
  '[/Script/Engine.PhysicsSettings]\nMaxSubsteps=90\n[/Script/EngineSettings.GameMapsSettings]\nLocalMapOptions=Moth\nGameDefaultMap=/Game/A.A\n[/Script/AndroidFileServerEditor.AndroidFileServerRuntimeSettings]\nSecurityToken=this-is-hidden\n'
const idOf = (key: string) => `${file}#${key}`

async function opened(content = lines) {
  const folder = temporaryFolder()
  folder.write('Moth.uproject', '{ "EngineAssociation": "5.4" }')
  folder.write(file, content)
  const app = startApp()
  await app.call('project.open', { path: folder.root })
  return { ...app, folder, files: temporaryFolder(), rows: async () => app.call('compare.rows', { from: 0 }) }
}

/** A preset of these rows, as somebody else may have written it. */
const preset = (rows: unknown, more: object = {}) => JSON.stringify({ version: 1, engine: 'unreal', rows, ...more })
const row = (key: string, value: unknown) => ({ file, key, value })

test('chosen settings become a file with one row a line, sorted, that fits its schema and has no secret and nothing that can’t be edited', async () => {
  const app = await opened()
  app.person.file = app.files.at('mine.json')
  const of = [
    '/Script/EngineSettings.GameMapsSettings/LocalMapOptions',
    '/Script/EngineSettings.GameMapsSettings/GameDefaultMap',
    '/Script/AndroidFileServerEditor.AndroidFileServerRuntimeSettings/SecurityToken',
    '/Script/Engine.PhysicsSettings/MaxSubsteps',
    '/Script/Engine.PhysicsSettings/DefaultGravityZ',
    '/Script/Engine.PhysicsSettings/MaxSubsteps',
  ].map(idOf)
  await app.call('preset.save', { of })
  const text = app.files.text('mine.latchkey-preset.json')
  expect(text).toBe(`{
  "$schema": "https://latchkey.dev/schemas/preset-1.json",
  "version": 1,
  "engine": "unreal",
  "rows": [
    { "file": "Config/DefaultEngine.ini", "key": "/Script/Engine.PhysicsSettings/DefaultGravityZ", "value": null },
    { "file": "Config/DefaultEngine.ini", "key": "/Script/Engine.PhysicsSettings/MaxSubsteps", "value": "90" },
    { "file": "Config/DefaultEngine.ini", "key": "/Script/EngineSettings.GameMapsSettings/LocalMapOptions", "value": "Moth" }
  ]
}
`)
  expect(new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schema))(JSON.parse(text))).toBe(true)
  expect(app.view().said.text).toBe('3 settings saved as preset')
  // The secret is in the game's own file alone.
  expect(app.seen()).not.toContain('this-is-hidden')
})

test('the schema in docs/ is that of the presets of today', () => {
  expect(schema, 'run npm run schema').toBe(`${JSON.stringify(presetSchema(presetSchemaUrl), null, 2)}\n`)
})

test('all modified settings of a page become a preset', async () => {
  const app = await opened()
  app.person.file = app.files.at('a.latchkey-preset.json')
  await app.call('preset.save', { of: { page: 'Engine/Physics' } })
  expect(JSON.parse(app.files.text('a.latchkey-preset.json'))).toMatchObject({
    rows: [row('/Script/Engine.PhysicsSettings/MaxSubsteps', '90')],
  })
  expect(await failureOf(() => app.call('preset.save', { of: { page: 'Plugins/Android File Server' } }))).toMatchObject({
    code: 'invalid',
  })
})

test('a file that was not named in the dialog is not replaced, one that was is', async () => {
  const app = await opened()
  app.files.write('a.latchkey-preset.json', 'mine')
  app.person.file = app.files.at('a')
  expect(
    await failureOf(() => app.call('preset.save', { of: [idOf('/Script/Engine.PhysicsSettings/MaxSubsteps')] })),
  ).toMatchObject({ code: 'file-refused' })
  expect(app.files.text('a.latchkey-preset.json')).toBe('mine')
  app.person.file = app.files.at('a.latchkey-preset.json')
  await app.call('preset.save', { of: [idOf('/Script/Engine.PhysicsSettings/MaxSubsteps')] })
  expect(app.files.text('a.latchkey-preset.json')).toContain('"90"')
})

test('a preset is applied with the differences first: nothing is written before, rows can be left out, and undo takes it back', async () => {
  const app = await opened()
  app.person.file = app.files.at('a.latchkey-preset.json')
  await app.call('preset.save', {
    of: ['/Script/Engine.PhysicsSettings/MaxSubsteps', '/Script/EngineSettings.GameMapsSettings/LocalMapOptions'].map(idOf),
  })
  const other = lines.replace('90', '30').replace('Moth', 'Bee')
  app.folder.write(file, other)
  await app.session.opened().engineSettings.read()

  await app.call('compare.start', { is: 'preset' })
  expect(app.folder.text(file)).toBe(other)
  expect(await app.rows()).toMatchObject({
    is: 'preset',
    label: 'a',
    rows: [
      { key: 'MaxSubsteps', here: '30', there: '90' },
      { key: 'LocalMapOptions', here: 'Bee', there: 'Moth' },
    ],
  })
  await app.call('compare.take', { ids: [idOf('/Script/Engine.PhysicsSettings/MaxSubsteps')] })
  expect(app.folder.text(file)).toBe(other.replace('30', '90'))
  await app.call('history.undo', undefined)
  expect(app.folder.text(file)).toBe(other)
})

test('of a stranger’s preset every value is checked by its type, and what is unknown, secret or fixed is named and not taken', async () => {
  const app = await opened()
  const rows = [
    row('/Script/Engine.PhysicsSettings/MaxSubsteps', 'many'),
    row('/Script/EngineSettings.GameMapsSettings/LocalMapOptions', 'two\nlines'),
    row('/Script/EngineSettings.GameMapsSettings/GameDefaultMap', '/Game/B.B'),
    row('/Script/AndroidFileServerEditor.AndroidFileServerRuntimeSettings/SecurityToken', 'mine-now'),
    row('no/such', '1'),
    { file: '../../etc/passwd', key: 'root', value: 'x' },
    row('/Script/Engine.PhysicsSettings/DefaultGravityZ', '[section]\nother=1'),
  ]
  app.person.file = app.files.write('a.latchkey-preset.json', preset(rows, { ofTomorrow: true }))
  await app.call('compare.start', { is: 'preset' })
  const found = await app.rows()
  expect(found?.takable).toBe(0)
  expect(found?.rows.map(({ key, why = '' }) => [key, why.split(' ').slice(0, 3).join(' ')])).toEqual([
    ['DefaultGravityZ', 'Type a number,'],
    ['MaxSubsteps', 'Type a whole'],
    ['GameDefaultMap', 'This names an'],
    ['LocalMapOptions', 'This is one'],
  ])
  expect(found?.unknown).toEqual([
    '/Script/AndroidFileServerEditor.AndroidFileServerRuntimeSettings/SecurityToken',
    'no/such',
    'root',
  ])
  expect(JSON.stringify(found)).not.toContain('mine-now')
  const ids = [
    ...(found?.rows.map(({ id }) => id) ?? []),
    idOf('/Script/AndroidFileServerEditor.AndroidFileServerRuntimeSettings/SecurityToken'),
  ]
  expect((await app.call('compare.take', { ids })).refused).toHaveLength(4)
  expect(app.folder.text(file)).toBe(lines)
})

test.each([
  ['not JSON', '{'],
  ['something else', '[]'],
  ['a value that is a number', preset([row('/Script/Engine.PhysicsSettings/MaxSubsteps', 90)])],
  ['too many rows', preset(Array.from({ length: 5001 }, (_, index) => row(`a/${index}`, '1')))],
  ['a value that is too long', preset([row('/Script/EngineSettings.GameMapsSettings/LocalMapOptions', 'x'.repeat(70_000))])],
  ['nested too deep', preset([], { deep: JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`) as unknown })],
  ['of a newer version', preset([], { version: 2 })],
  ['for another engine', preset([], { engine: 'godot' })],
  ['too large', `${' '.repeat(3_000_000)}${preset([])}`],
  ['binary', '\0\0\0'],
])('a file that is %s says so, and nothing is compared with it', async (_what, content) => {
  const app = await opened()
  app.person.file = app.files.write('a.latchkey-preset.json', content)
  expect(await failureOf(() => app.call('compare.start', { is: 'preset' }))).toMatchObject({ code: 'file-refused' })
  expect(await app.rows()).toBeNull()
})

test('a dialog that is closed without a choice changes nothing', async () => {
  const app = await opened()
  expect(
    await failureOf(() => app.call('preset.save', { of: [idOf('/Script/Engine.PhysicsSettings/MaxSubsteps')] })),
  ).toMatchObject({ code: 'cancelled' })
  expect(await failureOf(() => app.call('compare.start', { is: 'preset' }))).toMatchObject({ code: 'cancelled' })
})

test('without a press, dialogs that choose a file come only a few times a minute', async () => {
  const app = await opened()
  app.person.presses = false
  for (let time = 0; time < 3; time += 1)
    expect(await failureOf(() => app.call('compare.start', { is: 'preset' }))).toMatchObject({ code: 'cancelled' })
  expect(await failureOf(() => app.call('compare.start', { is: 'preset' }))).toMatchObject({ code: 'invalid' })
})
