import { expect, test } from 'vitest'

import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const value = 'A1'.repeat(25)

async function open(service: string, fixture = 'plain-project') {
  const app = startApp()
  const project = temporaryFolder(fixture)
  await app.call('project.open', { path: project.root })
  await app.call('service.show', { service, isShown: true })
  const shown = () => app.view().project?.services.find(({ id }) => id === service) ?? expect.unreachable(service)
  return { app, shown }
}

test('a secret of a service that is never sent anything is stored, and shown like any other', async () => {
  const { app, shown } = await open('unity-license')
  const at = { service: 'unity-license', environment: 'test', field: 'password' }
  await app.call('secret.store', { ...at, value })
  expect(shown().secrets['password']).toMatchObject({ state: 'stored', tail: 'A1A1' })
  expect((await app.call('secret.reveal', at)).value).toBe(value)
  expect(app.disk()).not.toContain(value)
})

test('a secret of a service with a host for each customer waits for the field that names the host', async () => {
  const { app, shown } = await open('playfab')
  const at = { service: 'playfab', environment: 'test', field: 'secretKey' }
  const store = () => app.call('secret.store', { ...at, value })
  await store()
  expect(shown().problems['secretKey']).toMatchObject({ code: 'missing', message: expect.stringContaining('Title ID') })
  expect(shown().secrets['secretKey']?.state).toBe('absent')
  await app.call('setting.write', { ...at, field: 'titleId', value: '9A1B2' })
  await store()
  expect(shown().secrets['secretKey']).toMatchObject({ state: 'stored', origin: 'https://9a1b2.playfabapi.com' })

  await app.call('setting.write', { ...at, field: 'titleId', value: 'FFFF1' })
  expect(shown().secrets['secretKey']?.state, 'it stays with the host it was stored for').toBe('other-origin')
})

test('a secret is kept for the host of its own environment, whichever the window shows', async () => {
  const { app, shown } = await open('playfab')
  const inLive = { service: 'playfab', environment: 'live' } as const
  await app.call('setting.write', { ...inLive, environment: 'test', field: 'titleId', value: 'AAAA1' })
  await app.call('setting.write', { ...inLive, field: 'titleId', value: 'BBBB1' })
  await app.call('secret.store', { ...inLive, field: 'secretKey', value })
  await app.call('environment.select', { environment: 'live' })
  expect(shown().secrets['secretKey']).toMatchObject({ state: 'stored', origin: 'https://bbbb1.playfabapi.com' })
})

test('a secret stored while secrets are hidden is not said to be kept only until the app quits', async () => {
  const { app } = await open('unity-license')
  await app.call('vault.hide', undefined)
  await app.call('secret.store', { service: 'unity-license', environment: 'test', field: 'password', value })
  expect(app.view().said?.text).toBe('Password stored')
})
