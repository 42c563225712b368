import { expect, test } from 'vitest'

import { overviewRows, type OverviewRow } from '../../../../../renderer/pages/overview/overviewRows'
import { drifted, foundSecrets } from '../../../../../renderer/pages/overview/wrong'
import { overviewNeedsAttention } from '../../../../../renderer/pages/attention'
import { dayOf } from '../../../../../shared/values/days'
import { at, portalOfTest, projectPath, startApp, startWithProject, tokenAt, type RunningApp } from '../../../world/appWorld'
import { json, serve } from '../../../world/loopback'
import { temporaryFolder } from '../../../world/folder'
import { file, sharedFile } from '../../../world/sharedFile'
import { unityGame } from '../../../shared/catalog/unityGame'

const now = new Date(2026, 10, 28, 12)
const live = { ...at, environment: 'live' } as const

function table(app: RunningApp, soonDays = 14): OverviewRow[] {
  const { project, protection } = app.view()
  return overviewRows(project ?? expect.unreachable(), protection.hidden, { now, soonDays })
}

const rowOf = (app: RunningApp, key: string) => table(app).find((row) => row.key === key) ?? expect.unreachable(`No ${key}`)
const held = (app: RunningApp, key: string) => rowOf(app, key).held.map(({ text }) => text)
const attention = (app: RunningApp) => overviewNeedsAttention(app.view())

/** A game with files of other services, opened. */
async function openGame(part: string, services: object = {}) {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  for (const [path, text] of Object.entries(unityGame.files)) if (path.includes(part)) project.write(path, text)
  project.write(projectPath, JSON.stringify({ version: 1, id: crypto.randomUUID(), services }))
  await app.call('project.open', { path: project.root })
  return { ...app, project }
}

test('each environment has a column: what is stored with its end, what is the same, and what is not there', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  expect(held(app, 'coherence/portalToken')).toEqual(['missing here', 'not stored'])
  await app.call('setting.write', { ...live, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...live, field: 'portalUrl', value: `${portal.http.origin}/v1/portal` })
  const { portal_token: token } = portal.first
  await app.call('secret.store', { ...tokenAt, value: token })
  expect(held(app, 'coherence/portalToken')).toEqual([`stored ${token.slice(-4)}`, 'not stored'])
  await app.call('secret.store', { ...tokenAt, environment: 'live', value: token })
  expect(held(app, 'coherence/portalToken')).toEqual([`stored ${token.slice(-4)}`, 'same as Test'])

  await app.call('environment.select', { environment: 'live' })
  expect(held(app, 'coherence/portalToken'), 'whichever is shown').toEqual([`stored ${token.slice(-4)}`, 'same as Test'])
  await app.call('vault.hide', undefined)
  expect(held(app, 'coherence/portalToken')).toEqual(['hidden', 'hidden'])
})

test('a secret that is kept for another address, or that can’t be decrypted, says so in any environment', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('setting.write', { ...at, field: 'useCustomEndpoint', value: false })
  expect(held(app, 'coherence/portalToken')).toEqual(['for another address', 'not stored'])
  await app.call('environment.select', { environment: 'live' })
  expect(held(app, 'coherence/portalToken')).toEqual(['for another address', 'missing here'])
  expect(attention(app)).toBe(true)
})

test('a fetched key is shown by its ends, with the file that has it, the environment it is of, and when it came', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  expect(held(app, 'coherence/runtimeKey')).toEqual(['not fetched', 'not fetched'])
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: app.service().pendingWrites.map(({ id }) => id) })

  const key = portal.first.runtime_key
  expect(held(app, 'coherence/runtimeKey')).toEqual([`${key.slice(0, 4)}…${key.slice(-4)}`, 'not fetched'])
  const { files } = rowOf(app, 'coherence/runtimeKey')
  expect(files).toMatchObject({ lead: 'Test', text: 'RuntimeSettings.asset', tone: 'plain' })
  expect(rowOf(app, 'coherence/runtimeKey').checked.text).toBe('today')
  expect(rowOf(app, 'coherence/portalToken').checked.text).toBe('today')

  await app.call('environment.select', { environment: 'live' })
  expect(rowOf(app, 'coherence/runtimeKey').files, 'of the other environment').toMatchObject({ lead: 'Test' })
  expect(rowOf(app, 'coherence/runtimeKey').checked.text).toBe('Test, today')
  app.project.write('Assets/coherence/RuntimeSettings.asset', 'not an asset')
  await app.session.opened().readTargets()
  expect(rowOf(app, 'coherence/runtimeKey').files).toMatchObject({ tone: 'error', text: 'can’t read RuntimeSettings.asset' })
})

test('a value that a file has otherwise, and a secret that stands in one, are named with their files', async () => {
  const app = await openGame('PlayFabShared', { playfab: { test: { titleId: '7C1E4' }, live: { titleId: '7C1E5' } } })
  expect(held(app, 'playfab/titleId')).toEqual(['7C1E4', '7C1E5'])
  expect(rowOf(app, 'playfab/titleId').files).toMatchObject({ tone: 'warning', text: 'differs in PlayFabSharedSettings.asset' })
  expect(rowOf(app, 'playfab/secretKey')).toMatchObject({
    held: [{ text: 'in a shipped file', tone: 'error' }, { text: 'not stored' }],
    files: { tone: 'error', text: 'PlayFabSharedSettings.asset' },
  })
  const project = app.view().project ?? expect.unreachable()
  expect(foundSecrets(project).map(({ field, place }) => [field.id, place.ships])).toEqual([['secretKey', true]])
  expect(drifted(project).map(({ field }) => field.id)).toEqual(['titleId'])

  await app.call('setting.write', { service: 'playfab', environment: 'test', field: 'titleId', value: '9A1B2' })
  expect(rowOf(app, 'playfab/titleId').files).toMatchObject({ lead: 'Test', text: 'PlayFabSharedSettings.asset' })
})

test('a key that a file has is not said to differ because another value beside it does', async () => {
  const app = await sharedFile()
  await app.call('environment.select', { environment: 'test' })
  app.project.write(file, app.project.text(file).replace('season="7"', 'season="9"'))
  await app.app.refresh(app.session)
  expect(rowOf(app, 'scores/season').files.text).toBe('differs in project.godot')
  expect(rowOf(app, 'scores/gameKey').files).toMatchObject({ lead: 'Test', text: 'project.godot', tone: 'plain' })
  expect(drifted(app.view().project ?? expect.unreachable()).map(({ field }) => field.id)).toEqual(['season'])
})

test('a key that was never fetched is not said to differ from a file that has another typed value', async () => {
  const app = await sharedFile()
  await app.call('environment.select', { environment: 'test' })
  app.project.write(projectPath, app.project.text(projectPath).replaceAll(/"gameKey": "[^"]*",?/g, ''))
  app.project.write(file, app.project.text(file).replace('aaaaaaaa', '').replace('season="7"', 'season="9"'))
  await app.app.refresh(app.session)
  expect(app.shown().settings['gameKey']?.value).toBe('')
  expect(rowOf(app, 'scores/season').files.text).toBe('differs in project.godot')
  expect(rowOf(app, 'scores/gameKey').files.text).toBe('–')
})

test('what a project can do without, and has nowhere, has no row; what it has has one', async () => {
  const app = await openGame('none')
  const keys = () => table(app).map(({ key }) => key)
  expect(keys()).toContain('plutu/apiKey')
  expect(keys()).not.toContain('plutu/secretKey')
  await app.call('secret.store', { service: 'plutu', environment: 'live', field: 'secretKey', value: 'a-secret-of-the-server' })
  expect(keys()).toContain('plutu/secretKey')
  expect(
    table(app)
      .filter(({ isFirst }) => isFirst)
      .map(({ service }) => service),
  ).toEqual(['coherence', 'Cloudeka', 'Plutu'])
})

test('what all environments share is one cell for all of them', async () => {
  const app = await openGame('none')
  expect(rowOf(app, 'cloudeka/accessToken').held).toMatchObject([{ text: 'not stored', isForAll: true }])
})

test('the first day by which a secret is to be renewed is due: near, past, or with its year', async () => {
  const day = (inTest: string, inLive: string) => ({
    plutu: { test: { apiKeyRenewOn: inTest }, live: { apiKeyRenewOn: inLive } },
  })
  const due = async (services: object) => rowOf(await openGame('none', services), 'plutu/apiKey').due
  expect(await due(day('2026-12-20', '2026-12-05'))).toMatchObject({ text: '5 Dec', tone: 'warning', environment: 'live' })
  expect(await due(day('2026-12-20', '2027-12-05'))).toMatchObject({ text: '20 Dec', tone: 'plain', environment: 'test' })
  expect(await due(day('', '2027-12-05'))).toMatchObject({ text: '5 Dec 2027', tone: 'plain' })
  expect(await due(day('2026-11-27', '2026-12-05'))).toMatchObject({ text: 'renew now', tone: 'error', environment: 'test' })
  expect(await due({})).toMatchObject({ text: '–' })
})

test('the tree marks the page for a day that is near in any environment, and a service’s page for the shown one', async () => {
  const soon = dayOf(new Date(Date.now() + 3 * 86_400_000))
  const app = await openGame('none', { plutu: { live: { apiKeyRenewOn: soon } } })
  for (const field of ['apiKey', 'accessToken'])
    await app.call('secret.store', { service: 'plutu', environment: 'test', field, value: `0123abcd-0123-${field}-0123` })
  await app.call('service.show', { service: 'coherence', isShown: false })
  expect(attention(app)).toBe(true)
  await app.call('setting.reset', { service: 'plutu', environment: 'live', field: 'apiKeyRenewOn' })
  expect(attention(app)).toBe(false)
})

test('with every service hidden the page has no rows', async () => {
  const app = await openGame('none')
  for (const service of ['coherence', 'cloudeka', 'plutu']) await app.call('service.show', { service, isShown: false })
  expect(table(app)).toEqual([])
  expect(attention(app)).toBe(false)
})

test('an account’s tokens, once they were read, are due when the next one expires', async () => {
  const tokens = [
    { id: 't1', name: 'One', created_at: '2026-01-01', expired_at: '2026-12-09T00:00:00Z' },
    { id: 't2', name: 'Two', created_at: '2026-01-01', expired_at: null },
    { id: 't3', name: 'Three', created_at: '2026-01-01', expired_at: '2027-05-01T00:00:00Z' },
  ]
  const { origin } = await serve((response, { path }) => {
    json(response, path.endsWith('/auth') ? { data: { token: 'jwt.of.sorts' } } : { data: tokens })
  })
  const app = await openGame('none')
  const account = { service: 'cloudeka', environment: 'test' } as const
  app.clock.ahead = now.getTime() - Date.now()
  expect(table(app).map(({ key }) => key)).not.toContain('cloudeka/tokens')
  await app.call('setting.write', { ...account, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...account, field: 'portalUrl', value: origin })
  await app.call('secret.store', { ...account, field: 'accessToken', value: 'cldkctl_signs0in' })
  await app.call('tokens.refresh', account)

  expect(rowOf(app, 'cloudeka/tokens')).toMatchObject({
    page: 'cloudeka/tokens',
    held: [{ text: '3 tokens', isForAll: true }],
    due: { text: '9 Dec', tone: 'warning' },
    checked: { text: 'today' },
  })
  app.clock.ahead += 20 * 86_400_000
  expect(rowOf(app, 'cloudeka/tokens').due).toMatchObject({ text: '1 expired', tone: 'error' })
})
