import { cpSync } from 'node:fs'

import { expect, test } from 'vitest'

import { projectPath, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const keyAt = { service: 'plutu', environment: 'live', field: 'apiKey' } as const
const dayAt = { ...keyAt, field: 'apiKeyRenewOn' } as const

async function openGame() {
  const app = startApp()
  const project = temporaryFolder('godot-project')
  await app.call('project.open', { path: project.root })
  await app.call('environment.select', { environment: 'live' })
  const plutu = () => app.view().project?.services.find(({ id }) => id === 'plutu') ?? expect.unreachable()
  const written = () => JSON.parse(project.text(projectPath)) as { services: Record<string, Record<string, unknown>> }
  return { ...app, project, plutu, written }
}

test('the day by which a secret is to be renewed is kept with the team, undone, redone and taken away again', async () => {
  const app = await openGame()
  expect(app.plutu().settings['apiKeyRenewOn']).toMatchObject({ value: '', modified: false })

  await app.call('setting.write', { ...dayAt, value: '2026-12-31' })
  expect(app.written().services['plutu']).toEqual({ live: { apiKeyRenewOn: '2026-12-31' } })
  expect(app.plutu().settings['apiKeyRenewOn']).toMatchObject({ value: '2026-12-31', source: 'project' })
  expect(app.view().said.text).toBe('Renewal date of API Key saved')

  await app.call('history.undo', undefined)
  expect(app.written().services).toEqual({})
  expect(app.view().asked, 'the row of the secret is shown').toMatchObject({ page: 'plutu', row: 'plutu/apiKey' })
  await app.call('history.redo', undefined)
  expect(app.written().services['plutu']).toEqual({ live: { apiKeyRenewOn: '2026-12-31' } })
  await app.call('setting.reset', dayAt)
  expect(app.plutu().settings['apiKeyRenewOn']?.value).toBe('')
})

test('a secret that all environments share has one day for all of them', async () => {
  const app = await openGame()
  await app.call('setting.write', { service: 'cloudeka', environment: 'live', field: 'accessTokenRenewOn', value: '2027-01-15' })
  expect(app.written().services['cloudeka']).toEqual({ all: { accessTokenRenewOn: '2027-01-15' } })
})

test.each(['2026-02-31', '31.12.2026', '2026-12-31T00:00:00Z', 'soon', '2026-1-1', '0000-00-00'])(
  '“%s” is no day: it is refused, and where a file says it, it is kept as it is and named beside the secret',
  async (text) => {
    const app = await openGame()
    await app.call('setting.write', { ...dayAt, value: text })
    expect(app.plutu().problems['apiKeyRenewOn']?.message).toContain('2026-12-31')
    expect(app.plutu().settings['apiKeyRenewOn']?.value).toBe('')
    await app.call('setting.leave', dayAt)

    const file = { version: 1, id: crypto.randomUUID(), services: { plutu: { live: { apiKeyRenewOn: text } } } }
    app.project.write(projectPath, JSON.stringify(file))
    await app.session.opened().file.refresh()
    expect(app.plutu().problems['apiKeyRenewOn']?.message).toContain(text)
    await app.call('setting.write', { ...keyAt, field: 'useCustomEndpoint', value: true })
    expect(app.written().services['plutu']?.['live']).toEqual({ apiKeyRenewOn: text })
  },
)

test('what another version of the app kept beside a day stays when the day changes', async () => {
  const app = await openGame()
  const file = {
    version: 1,
    id: crypto.randomUUID(),
    services: { plutu: { live: { apiKeyRenewOn: '2026-12-01', secretRotateOn: 1 } } },
  }
  app.project.write(projectPath, JSON.stringify(file))
  await app.session.opened().file.refresh()
  await app.call('setting.write', { ...dayAt, value: '2026-12-31' })
  expect(app.written().services['plutu']?.['live']).toEqual({ apiKeyRenewOn: '2026-12-31', secretRotateOn: 1 })
})

test('what two people set, a day and something else, is both there; a day that both set is a conflict', async () => {
  const app = await openGame()
  await app.call('setting.write', { ...dayAt, value: '2026-12-31' })
  const theirs = startApp()
  await theirs.call('project.open', { path: app.project.root })
  await theirs.call('setting.write', { ...dayAt, value: '2027-06-30' })

  const answer = await app.call('setting.write', { ...dayAt, value: '2027-01-31', base: '2026-12-31' })
  expect(answer).toEqual({ isConflict: true })
  await app.session.opened().file.refresh()
  expect(app.plutu().settings['apiKeyRenewOn']?.value).toBe('2027-06-30')
})

/** The recent list's word for a game, as someone sees it who has it on the list. */
async function attentionFor(services: unknown, expirySoonDays = 14): Promise<unknown> {
  const app = startApp()
  const folder = temporaryFolder('godot-project')
  folder.write(projectPath, JSON.stringify({ version: 1, id: crypto.randomUUID(), services }))
  await app.call('project.open', { path: folder.root })
  await app.call('preferences.write', { ...app.view().preferences, expirySoonDays })
  app.clock.ahead = new Date(2026, 10, 28, 12).getTime() - Date.now()
  for (const field of ['apiKey', 'accessToken'])
    await app.call('secret.store', { service: 'plutu', environment: 'test', field, value: `0123abcd-0123-${field}` })
  const [state] = await app.call('recent.read', undefined)
  return state?.attention
}

const plutuWith = (live: Record<string, unknown>, all?: Record<string, unknown>) => ({ plutu: { live, ...(all && { all }) } })

test('the recent list names a project with a secret to renew, within the days of the preference or past', async () => {
  expect(await attentionFor(plutuWith({ apiKeyRenewOn: '2026-12-12' }))).toBe('renew-soon')
  expect(await attentionFor(plutuWith({ apiKeyRenewOn: '2026-12-13' }))).toBeNull()
  expect(await attentionFor(plutuWith({ apiKeyRenewOn: '2026-12-13' }), 15)).toBe('renew-soon')
  expect(await attentionFor(plutuWith({ apiKeyRenewOn: '2026-11-28' }))).toBe('renew-soon')
  expect(await attentionFor(plutuWith({ apiKeyRenewOn: '2026-11-27' }))).toBe('renew-now')
  expect(
    await attentionFor({
      cloudeka: { all: { accessTokenRenewOn: '2026-11-01' } },
      plutu: { live: { apiKeyRenewOn: '2026-12-01' } },
    }),
  ).not.toBe('renew-soon')
})

test('a hidden service has nothing to renew', async () => {
  expect(await attentionFor(plutuWith({ apiKeyRenewOn: '2026-11-01' }, { shown: false }))).toBeNull()
})

test('a clone has the days of the team, without the secrets', async () => {
  const author = await openGame()
  await author.call('setting.write', { ...dayAt, value: '2026-12-31' })
  const clone = startApp()
  const folder = temporaryFolder('godot-project')
  cpSync(author.project.at('.latchkey'), folder.at('.latchkey'), { recursive: true })
  await clone.call('project.open', { path: folder.root })
  const plutu = clone.view().project?.services.find(({ id }) => id === 'plutu')
  expect(plutu?.elsewhere[0]?.settings['apiKeyRenewOn']?.value).toBe('2026-12-31')
})
