import { expect, test } from 'vitest'

import type { EngineSettingView } from '../../../../shared/engineSettings'
import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const physics = 'ProjectSettings/DynamicsManager.asset'

async function openSettings(fixture = 'unity-settings') {
  const app = startApp()
  const project = temporaryFolder(fixture)
  await app.call('project.open', { path: project.root })

  async function rowsOf(page: string): Promise<EngineSettingView[]> {
    const { rows } = await app.call('engine.rows', { page, from: 0 })
    return rows
  }

  async function rowWith(key: string, page = 'physics'): Promise<EngineSettingView> {
    const row = (await rowsOf(page)).find((one) => one.key === key)
    if (row === undefined) throw new Error(`${key} is not on the page.`)
    return row
  }

  const pageOf = (id: string) => app.view().project?.enginePages?.find((page) => page.id === id)
  return { ...app, project, rowsOf, rowWith, pageOf }
}

test('a setting is written byte for byte, undone and redone, and the window is asked to show its row each time', async () => {
  const app = await openSettings()
  const before = app.project.text(physics)
  const { id } = await app.rowWith('m_Gravity')
  expect(await app.call('engine.write', { id, value: '0, -9.75, 0', base: '0, -12.5, 0' })).toEqual({ isConflict: false })
  const after = before.replace('y: -12.5', 'y: -9.75')
  expect(app.project.text(physics)).toBe(after)
  await app.call('history.undo', undefined)
  expect(app.project.text(physics)).toBe(before)
  expect(app.view().asked).toMatchObject({ page: 'engine/physics', row: `engine/${id}` })
  await app.call('history.redo', undefined)
  expect(app.project.text(physics)).toBe(after)
  expect(app.view().asked).toMatchObject({ page: 'engine/physics', row: `engine/${id}`, count: 2 })
})

test('a page that changed has a new revision and count, any other page keeps its own', async () => {
  const app = await openSettings()
  const before = [app.pageOf('physics'), app.pageOf('quality')]
  const { id } = await app.rowWith('m_BounceThreshold')
  await app.call('engine.write', { id, value: '7' })
  expect(app.pageOf('physics')).toMatchObject({ modified: (before[0]?.modified ?? 0) + 1 })
  expect(app.pageOf('physics')?.revision).not.toBe(before[0]?.revision)
  expect(app.pageOf('quality')).toEqual(before[1])
})

test('a refused value is a problem of its row until it is given up or succeeds', async () => {
  const app = await openSettings()
  const { id } = await app.rowWith('m_BounceThreshold')
  const before = app.project.text(physics)
  await app.call('engine.write', { id, value: 'fast', base: '2' })
  expect(await app.rowWith('m_BounceThreshold')).toMatchObject({ value: '2', problem: { code: 'invalid' } })
  expect(app.project.text(physics)).toBe(before)
  await app.call('engine.leave', { id })
  expect(await app.rowWith('m_BounceThreshold')).not.toHaveProperty('problem')
  await app.call('engine.write', { id, value: 'fast', base: '2' })
  await app.call('engine.write', { id, value: '3', base: '2' })
  expect(await app.rowWith('m_BounceThreshold')).not.toHaveProperty('problem')
})

test('what someone else wrote meanwhile is a conflict, and is not overwritten', async () => {
  const app = await openSettings()
  const { id } = await app.rowWith('m_BounceThreshold')
  const theirs = app.project.text(physics).replace('m_BounceThreshold: 2', 'm_BounceThreshold: 4')
  app.project.write(physics, theirs)
  expect(await app.call('engine.write', { id, value: '3', base: '2' })).toEqual({ isConflict: true })
  expect(app.project.text(physics)).toBe(theirs)
  expect(await app.rowWith('m_BounceThreshold')).toMatchObject({ value: '4' })
})

test('the history of a setting names each value, and one is restored', async () => {
  const app = await openSettings()
  const before = app.project.text(physics)
  const { id } = await app.rowWith('m_Gravity')
  await app.call('engine.write', { id, value: '0, -9.81, 0' })
  expect(await app.rowWith('m_Gravity')).toMatchObject({ value: '0, -9.81, 0', isModified: false })
  const [step] = await app.call('engine.history', { id })
  expect(step?.change).toEqual({ from: '0, -12.5, 0', to: '0, -9.81, 0' })
  await app.call('engine.restore', { id, step: step?.step ?? -1, at: step?.at ?? '', side: 'before' })
  expect(app.project.text(physics)).toBe(before)
})

test('a setting that the engine writes only where it differs is taken out of the file again, and undo puts it back', async () => {
  const app = await openSettings('godot-project')
  const before = app.project.text('project.godot')
  const { id } = await app.rowWith('application/config/description', 'application/config')
  await app.call('engine.reset', { id })
  expect(app.project.text('project.godot')).not.toContain('config/description')
  expect(await app.rowWith('application/config/description', 'application/config')).toMatchObject({
    value: null,
    canReset: false,
  })
  await app.call('history.undo', undefined)
  expect(app.project.text('project.godot')).toBe(before)
})

test('a secret in a settings file is in no answer, and its value can’t be copied', async () => {
  const app = await openSettings()
  const rows = await app.rowsOf('player')
  const secret = rows.find(({ key }) => key === 'metroCertificatePassword')
  expect(secret).toMatchObject({ isSecret: true, value: '' })
  await app.call('engine.copy', { id: secret?.id ?? '', form: 'value' })
  await app.call('engine.copy', { id: secret?.id ?? '', form: 'json' })
  expect(app.seen() + app.clipboard.held.text).not.toContain('hunter2')
})

const ini = 'Config/DefaultEngine.ini'
const server = '[/Script/My.Net]\nServerUrl="http://a.b/?x=1"\n'
const hidden = server.replace('x=1', 'token=abcdefg99')

async function openFiles(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder()
  for (const [path, text] of Object.entries(files)) folder.write(path, text)
  const app = startApp()
  await app.call('project.open', { path: folder.root })
  async function rows(): Promise<EngineSettingView[]> {
    const pages = app.view().project?.enginePages ?? []
    const answers = await Promise.all(pages.map(({ id }) => app.call('engine.rows', { page: id, from: 0 })))
    return answers.flatMap((answer) => answer.rows)
  }
  const rowOf = async (key: string, file?: string) =>
    (await rows()).find((row) => row.key === key && (file === undefined || row.file === file))
  return { ...app, folder, rows, rowOf }
}

const unreal = (files: Readonly<Record<string, string>>) =>
  openFiles({ 'Moth.uproject': '{ "EngineAssociation": "5.4" }', ...files })

test('a setting whose row goes away with its line is restored, and has no problem when undo brings it back', async () => {
  const windows = 'Config/Windows/WindowsEngine.ini'
  const app = await unreal({ [windows]: '[/Script/Engine.PhysicsSettings]\nMaxSubsteps=91\n' })
  const row = await app.rowOf('MaxSubsteps', windows)
  await app.call('engine.reset', { id: row?.id ?? '' })
  expect(app.view().said.text).toBe('Max Substeps restored')
  expect(await app.rowOf('MaxSubsteps', windows)).toBeUndefined()
  await app.call('history.undo', undefined)
  expect(await app.rowOf('MaxSubsteps', windows)).toEqual(row)
})

test('a write to a setting that no file has any more fails, since no row can say so', async () => {
  const app = await unreal({ [ini]: server })
  const write = app.call('engine.write', { id: `${ini}#/Script/My.Net/Gone`, value: '1', base: '0' })
  await expect(write).rejects.toMatchObject({ failure: { code: 'invalid' } })
})

test('a value that has become a secret is in no history', async () => {
  const app = await unreal({ [ini]: server })
  const { id = '' } = (await app.rowOf('ServerUrl')) ?? {}
  await app.call('engine.write', { id, value: 'http://a.b/?token=abcdefg99' })
  expect(await app.rowOf('ServerUrl')).toMatchObject({ isSecret: true, value: '' })
  await expect(app.call('engine.history', { id })).rejects.toMatchObject({ failure: { code: 'invalid' } })
})

test('a secret that someone else wrote meanwhile is not named where the write is refused', async () => {
  const app = await unreal({ [ini]: server })
  const { id = '' } = (await app.rowOf('ServerUrl')) ?? {}
  app.folder.write(ini, hidden)
  await app.call('engine.write', { id, value: 'http://c' })
  expect(await app.rowOf('ServerUrl')).toMatchObject({ problem: { code: 'file-changed' } })
  expect(app.seen()).not.toContain('abcdefg99')
  expect(app.folder.text(ini)).toBe(hidden)
})

test.each(['constructor', 'toString', '__proto__'])('files may call anything %s, and every row is shown', async (name) => {
  const layer = `Config/${name}/${name}Engine.ini`
  const app = await unreal({ [layer]: '[/Script/Engine.PhysicsSettings]\nMaxSubsteps=91\n' })
  expect(await app.rowOf('MaxSubsteps', layer)).toMatchObject({ platform: name })
  const godot = await openFiles({
    'project.godot': `config_version=5\n\n[application]\n\nconfig/name="A"\nconfig/${name}=${name}(1)\nb=${name}()\n\n[${name}]\n\n${name}=1\n`,
    'export_presets.cfg': `[preset.0]\n\nname="W"\nplatform="${name}"\n${name}=1\n\n[preset.0.options]\n\n${name}/a=${name}(1)\n`,
  })
  expect(await godot.rowOf('application/config/name')).toMatchObject({ value: 'A' })
  expect(await godot.rowOf(`application/config/${name}`)).toMatchObject({ type: { is: 'literal' }, value: `${name}(1)` })
  expect(await godot.rowOf(name, 'export_presets.cfg')).toMatchObject({ folds: [], value: '1' })
})
