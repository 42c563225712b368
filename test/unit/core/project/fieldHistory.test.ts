import { expect, test } from 'vitest'

import type { HistoryStep } from '../../../../shared/historyView'
import { assetPath, at, portalOfTest, startApp, startWithProject, tokenAt } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const variable = { ...at, field: 'envVariable' } as const
const key = { ...at, field: 'runtimeKey' } as const

async function openProject() {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  await app.call('project.open', { path: project.root })
  await app.call('view.painted', undefined)
  return { ...app, project }
}

function stepAt(steps: readonly HistoryStep[], index: number): Pick<HistoryStep, 'step' | 'at'> {
  const found = steps[index]
  if (found === undefined) throw new Error(`There is no step ${index}.`)
  return { step: found.step, at: found.at }
}

test('a field tells when it was changed, from what, to what and by which action, the newest first', async () => {
  const app = await openProject()
  expect(await app.call('history.read', variable)).toEqual([])
  await app.call('setting.write', { ...variable, value: 'FIRST' })
  await app.call('setting.write', { ...at, field: 'envFile', value: '.env' })
  await app.call('setting.write', { ...variable, value: 'SECOND' })
  await app.call('setting.reset', variable)
  const steps = await app.call('history.read', variable)
  expect(steps.map(({ action, change }) => ({ action, ...change }))).toEqual([
    { action: 'Reset Variable name', from: 'SECOND', to: null },
    { action: 'Change Variable name', from: 'FIRST', to: 'SECOND' },
    { action: 'Change Variable name', from: null, to: 'FIRST' },
  ])
  for (const { at: when } of steps) expect(Date.now() - Date.parse(when)).toBeLessThan(60_000)
})

test('what was undone is not part of the history, and test and live have one each', async () => {
  const app = await openProject()
  await app.call('setting.write', { ...at, field: 'envFile', value: 'a.env' })
  await app.call('setting.write', { ...at, field: 'envFile', value: 'b.env' })
  await app.call('history.undo', undefined)
  expect(await app.call('history.read', { ...at, field: 'envFile' })).toHaveLength(1)
  expect(await app.call('history.read', { ...at, environment: 'live', field: 'envFile' })).toEqual([])
})

test('a value of the history is restored as a step that can be undone', async () => {
  const app = await openProject()
  await app.call('setting.write', { ...variable, value: 'FIRST' })
  await app.call('setting.write', { ...variable, value: 'SECOND' })
  const steps = await app.call('history.read', variable)
  await app.call('history.restore', { ...variable, ...stepAt(steps, 1), side: 'after' })
  expect(app.value('envVariable')).toBe('FIRST')
  expect(app.view().project?.undo).toBe('Restore Variable name, coherence')
  await app.call('history.undo', undefined)
  expect(app.value('envVariable')).toBe('SECOND')
  await app.call('history.restore', { ...variable, ...stepAt(steps, 1), side: 'before' })
  expect(app.value('envVariable')).toBe('COHERENCE_RUNTIME_KEY')
})

test('a step that is no longer the one that was shown is refused', async () => {
  const app = await openProject()
  await app.call('setting.write', { ...variable, value: 'FIRST' })
  const [step] = await app.call('history.read', variable)
  await app.call('history.restore', { ...variable, step: step?.step ?? 0, at: '2020-01-01T00:00:00.000Z', side: 'before' })
  expect(app.value('envVariable')).toBe('FIRST')
  expect(app.service().problems['envVariable']?.message).toContain('has changed meanwhile')
})

test('a restored key comes with the project it belongs to and reaches the game file, and one undo takes all of it back', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  const [firstKey, firstName] = [portal.first.runtime_key, portal.first.name]
  portal.first.runtime_key = '0123456789abcdef0123456789abcdef'
  portal.first.name = 'Second name'
  await app.call('portal.fetch', at)
  expect(app.value('projectName')).toBe('Second name')
  expect(app.project.text(assetPath)).toContain(portal.first.runtime_key)

  const steps = await app.call('history.read', key)
  await app.call('history.restore', { ...key, ...stepAt(steps, 1), side: 'after' })
  expect([app.value('runtimeKey'), app.value('projectName')]).toEqual([firstKey, firstName])
  expect(app.project.text(assetPath)).toContain(firstKey)
  expect(app.service().fetched).toBeNull()
  await app.call('history.undo', undefined)
  expect([app.value('runtimeKey'), app.value('projectName')]).toEqual([portal.first.runtime_key, 'Second name'])
  expect(app.project.text(assetPath)).toContain(portal.first.runtime_key)
})

test('of a secret the history knows only when it was stored', async () => {
  const app = await openProject()
  const secrets = ['f0e1d2c3b4a5968778695a4b3c2d1e0f', '00112233445566778899aabbccddeeff']
  await app.call('secret.store', { ...tokenAt, value: secrets[0] ?? '' })
  expect(await app.call('history.read', tokenAt)).toMatchObject([{ action: 'Store Portal Token', change: null }])
  await app.call('secret.store', { ...tokenAt, value: secrets[1] ?? '' })
  const steps = await app.call('history.read', tokenAt)
  expect(steps).toMatchObject([{ action: 'Replace Portal Token', change: null }])
  for (const secret of secrets) expect(JSON.stringify(steps)).not.toContain(secret.slice(-4))
})

test('a setting is copied as its id, its value or a line of JSON, and a secret not at all', async () => {
  const app = await openProject()
  await app.call('setting.write', { ...variable, value: 'FIRST' })
  for (const [form, text] of [
    ['id', 'coherence.envVariable'],
    ['value', 'FIRST'],
    ['json', '"coherence.envVariable": "FIRST"'],
  ] as const) {
    await app.call('setting.copy', { ...variable, form })
    expect(app.clipboard.held.text).toBe(text)
  }
  await app.call('secret.store', { ...tokenAt, value: 'f0e1d2c3b4a5968778695a4b3c2d1e0f' })
  for (const form of ['value', 'json'] as const) {
    await expect(app.call('setting.copy', { ...tokenAt, form })).rejects.toThrow('can’t be copied like this')
  }
})
