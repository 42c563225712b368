import { expect, test } from 'vitest'

import { at, portalOfTest, projectPath, startWithProject, tokenAt, type RunningApp } from '../../world/appWorld'

const live = { ...at, environment: 'live' } as const

function there(app: RunningApp, service = 'coherence') {
  const own = app.view().project?.services.find(({ id }) => id === service)
  return own?.elsewhere[0] ?? expect.unreachable()
}

test('the view says of a secret in another environment what it says of one here: state, end, address and twins', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('setting.write', { ...live, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...live, field: 'portalUrl', value: `${portal.http.origin}/v1/portal` })
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  expect(there(app)).toMatchObject({ environment: 'live', secrets: { portalToken: { state: 'absent' } }, fetchedAt: null })

  await app.call('secret.store', { ...tokenAt, environment: 'live', value: portal.first.portal_token })
  const tail = portal.first.portal_token.slice(-4)
  expect(there(app).secrets['portalToken']).toMatchObject({ state: 'stored', tail, sameAs: 'test' })
  await app.call('vault.hide', undefined)
  expect(there(app).secrets['portalToken']).toMatchObject({ state: 'locked', tail: null })
})

test('a key that was fetched for another environment says when, until it is another key', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  await app.call('environment.select', { environment: 'live' })
  expect(there(app).fetchedAt).toMatch(/^\d{4}-/)

  const text = app.project.text(projectPath)
  app.project.write(projectPath, text.replaceAll(portal.first.runtime_key, 'f'.repeat(32)))
  await app.session.opened().file.refresh()
  expect(there(app).settings['runtimeKey']?.value).toBe('f'.repeat(32))
  expect(there(app).fetchedAt).toBeNull()
})

test('a check of another environment is shown with its verdict, also one that ends while this one is shown', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const plutu = { service: 'plutu', environment: 'test' } as const
  app.session.opened().run(plutu).checked = { verdict: 'valid', text: 'Fine.', at: '2026-11-28T12:00:00.000Z', stamp: 'another' }
  await app.call('environment.select', { environment: 'live' })
  expect(there(app, 'plutu').checked, 'a verdict on other keys').toBeNull()

  const { checkStamp } = await import('../../../../electron/core/operations/checkKeys')
  const stamp = checkStamp(app.session.shared, app.session.opened(), plutu)
  app.session.opened().run(plutu).checked = { verdict: 'invalid', text: 'No.', at: '2026-11-28T12:00:00.000Z', stamp }
  expect(there(app, 'plutu').checked).toEqual({ verdict: 'invalid', text: 'No.', at: '2026-11-28T12:00:00.000Z' })
})
