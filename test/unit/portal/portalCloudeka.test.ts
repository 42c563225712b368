import { expect, test } from 'vitest'

import { ask, startForTest } from './askPortal'

const path = '/core/cldkctl/token'

async function signedIn() {
  const { portal } = await startForTest()
  const { cloudeka } = portal.world
  const exchange = (token: string) =>
    ask(portal.http.origin, { path: '/core/cldkctl/auth', method: 'POST', body: JSON.stringify({ token }) })
  const { data } = JSON.parse((await exchange(cloudeka.accessToken)).body)
  const send = (method: string, end = '', body?: unknown) =>
    ask(portal.http.origin, {
      path: `${path}${end}`,
      method,
      headers: { Authorization: `Bearer ${data.token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return { portal, cloudeka, exchange, send, jwt: String(data.token) }
}

test('a personal token is exchanged for one that opens everything else until it ends', async () => {
  const { cloudeka, exchange, send, jwt } = await signedIn()
  expect((await exchange('cldkctl_wrong')).status).toBe(401)
  expect(JSON.parse(atob(jwt.split('.')[1] ?? '')).exp * 1000).toBe(cloudeka.jwts.get(jwt))
  expect((await send('GET')).status).toBe(200)
  cloudeka.jwts.set(jwt, Date.now() - 1)
  expect((await send('GET')).status).toBe(401)
})

test('a token lives through create, rename, regenerate and delete, and its secret is said once each time', async () => {
  const { cloudeka, send } = await signedIn()
  const created = JSON.parse((await send('POST', '', { name: 'CI', expired_at: '2030-01-31' })).body).data
  expect(created).toMatchObject({
    name: 'CI',
    expired_at: '2030-01-31T00:00:00Z',
    token: expect.stringMatching(/^cldkctl_\w{32}$/),
  })
  expect(cloudeka.tokens[0]).toMatchObject({ id: created.id })
  expect((await send('GET')).body).not.toContain(created.token)

  await send('PUT', `/${created.id}`, { name: 'CI 2' })
  const again = JSON.parse((await send('POST', `/regenerate/${created.id}`, {})).body).data
  expect(again).toMatchObject({ id: created.id, name: 'CI 2', expired_at: null })
  expect(again.token).not.toBe(created.token)

  await send('DELETE', `/${created.id}`)
  expect((await send('DELETE', `/${created.id}`)).status).toBe(404)
})

test.each([
  ['a form of days', { name: 'CI', expiration_days: 30 }],
  ['no name', { expired_at: '2030-01-31' }],
  ['another form of date', { name: 'CI', expired_at: '31/12/2030' }],
])('a create with %s is refused, and none is created', async (_what, body) => {
  const { cloudeka, send } = await signedIn()
  expect((await send('POST', '', body)).status).toBe(422)
  expect(cloudeka.tokens).toHaveLength(3)
})
