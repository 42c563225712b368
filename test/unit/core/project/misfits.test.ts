import { mkdirSync, symlinkSync } from 'node:fs'

import { expect, test } from 'vitest'

import { at, portalOfTest, projectPath, startApp, tokenAt, useEndpoint, type RunningApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const key = '0123456789abcdef0123456789abcdef'
const id = '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001'

type Group = Record<string, unknown>

/** Opens a folder whose project.json someone else wrote. */
async function opened(forTest: Group, all: Group = {}) {
  const project = temporaryFolder('plain-project')
  write({ test: forTest, all })
  const app = startApp()
  await app.call('project.open', { path: project.root })

  function write(groups: { test?: Group; all?: Group }): void {
    project.write(projectPath, `${JSON.stringify({ version: 1, id, services: { coherence: groups } }, null, 2)}\n`)
  }
  return {
    ...app,
    project,
    write,
    problem: (field: string) => app.service().problems[field]?.message ?? null,
    saved: () =>
      (JSON.parse(project.text(projectPath)) as { services?: { coherence?: { test?: Group; all?: Group } } }).services
        ?.coherence ?? {},
  }
}

const pending = (app: Pick<RunningApp, 'service'>) => app.service().pendingWrites.map(({ path }) => path)

/** Values that a pull request might bring, by the field that must refuse them. */
const misfits: [field: string, scope: 'test' | 'all', value: unknown][] = [
  ['runtimeKey', 'test', `'"$(touch ran)`],
  ['runtimeKey', 'test', '`touch ran`'],
  ['runtimeKey', 'test', `${key}\nLD_PRELOAD=x`],
  ['runtimeKey', 'test', 7],
  ['projectId', 'test', '../..'],
  ['projectName', 'test', 'a\u202eb'],
  ['envFile', 'test', '.git\\hooks\\post-checkout'],
  ['envFile', 'test', '.husky/pre-commit'],
  ['envFile', 'test', ['.env']],
  ['envVariable', 'all', 'NODE_OPTIONS'],
  ['envVariable', 'all', 'A=1\nB'],
  ['useCustomEndpoint', 'all', 'true'],
  ['portalUrl', 'all', ' '],
  ['portalUrl', 'all', 'x'.repeat(5000)],
]

test.each(misfits)(
  'a value that its field would not take is not used, is said beside it, and stays: %s (%s) %j',
  async (field, scope, value) => {
    const good = { test: { organizationName: 'Nordlicht' }, all: {} }
    const app = await opened(
      { ...good.test, ...(scope === 'test' && { [field]: value }) },
      scope === 'all' ? { [field]: value } : {},
    )
    const before = app.project.text(projectPath)

    expect(app.problem(field)).toMatch(/project\.json is not used/)
    expect(app.value(field)).not.toEqual(value)
    expect(app.value('organizationName')).toBe('Nordlicht')
    expect(app.project.text(projectPath)).toBe(before)

    const other =
      field === 'envVariable'
        ? ({ field: 'envFile', value: 'a.env' } as const)
        : ({ field: 'envVariable', value: 'OTHER' } as const)
    await app.call('setting.write', { ...at, ...other })
    expect(app.saved()[scope]?.[field]).toEqual(value)
    expect(app.problem(field)).not.toBeNull()
  },
)

test('neither a bad key nor a bad path of a file reaches any file of the project', async () => {
  for (const group of [
    { runtimeKey: `'"\`touch ran\``, envFile: '.env' },
    { runtimeKey: key, envFile: '.git\\hooks\\post-checkout' },
  ]) {
    const app = await opened(group)
    await app.call('targets.preview', { ...at, ids: ['env'] })
    await app.call('targets.write', { ...at, ids: ['env'] })
    expect(pending(app)).toEqual([])
    expect(app.project.text('.env')).not.toContain('COHERENCE_RUNTIME_KEY')
  }
})

test('where the file for the key is not named well, no other one takes its place', async () => {
  const app = await opened({ runtimeKey: key, envFile: 'Makefile' })
  expect(app.service().targets).toEqual([])
  await app.call('targets.preview', { ...at, ids: ['env'] })
  expect(pending(app)).toEqual([])
})

test('another value that the user gives takes its place, and so does the default', async () => {
  const app = await opened({ envFile: 'Makefile' }, { envVariable: 'PATH' })
  await app.call('setting.write', { ...at, field: 'envFile', value: 'server/.env' })
  expect(app.saved().test).toEqual({ envFile: 'server/.env' })
  expect(app.problem('envFile')).toBeNull()

  expect(app.service().settings['envVariable']).toMatchObject({ value: 'COHERENCE_RUNTIME_KEY', modified: true })
  await app.call('setting.reset', { ...at, field: 'envVariable' })
  expect(app.saved().all).toBeUndefined()
  expect(app.problem('envVariable')).toBeNull()
})

test('the default, typed, takes its place too', async () => {
  const app = await opened({ envFile: 'Makefile' })
  await app.call('setting.write', { ...at, field: 'envFile', value: '.env' })
  expect(app.saved().test).toBeUndefined()
  expect(app.problem('envFile')).toBeNull()
})

test('a fetched key takes the place of a bad one', async () => {
  const portal = await portalOfTest()
  const app = await opened({ runtimeKey: 'x' })
  await useEndpoint(app, portal.http.origin)
  app.clipboard.held.text = portal.first.portal_token
  await app.call('secret.paste', tokenAt)
  await app.call('portal.fetch', at)
  expect(app.saved().test).toMatchObject({ runtimeKey: portal.first.runtime_key })
  expect(app.problem('runtimeKey')).toBeNull()
})

test('a bad value that arrives while another one is typed is not written over unseen', async () => {
  const app = await opened({ envFile: 'a.env' })
  await app.call('setting.reset', { ...at, field: 'envFile' })
  app.write({ test: { envFile: 'Makefile' } })
  await app.call('setting.write', { ...at, field: 'envFile', value: 'b.env', base: '.env' })
  expect(app.saved().test).toEqual({ envFile: 'Makefile' })
})

test('nothing is saved that its field would not take, wherever it comes from', async () => {
  const app = await opened({ envFile: 'a.env' })
  const { file } = app.session.opened()
  const place = { service: 'coherence', environment: 'test', field: 'runtimeKey' } as const
  await expect(file.update([{ place, from: null, to: '$(x)' }])).rejects.toMatchObject({ failure: { code: 'invalid' } })
  expect(app.saved().test).toEqual({ envFile: 'a.env' })
})

test('a project.json that is a link to another file of the project overwrites nothing', async () => {
  const project = temporaryFolder('plain-project')
  const script = project.write('.husky/pre-commit', 'echo one\n')
  mkdirSync(project.at('.latchkey'))
  symlinkSync(script, project.at(projectPath))
  const app = startApp()
  await app.call('project.open', { path: project.root })
  await app.call('setting.write', { ...at, field: 'envVariable', value: 'OTHER' })
  expect(app.service().problems['envVariable']).toMatchObject({ code: 'file-refused' })
  expect(project.text('.husky/pre-commit')).toBe('echo one\n')
})
