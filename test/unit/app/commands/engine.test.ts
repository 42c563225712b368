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
