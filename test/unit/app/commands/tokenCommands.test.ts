import { describe, expect, test } from 'vitest'

import { json, serve } from '../../world/loopback'
import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const at = { service: 'cloudeka', environment: 'test' } as const
const list = '/core/cldkctl/token'

/** The app with the tokens of a small portal, read once. `made` is the portal's answer to a create or regenerate. */
async function withTokens(rows: string, { made = '{}', said = '' } = {}) {
  const { origin, received } = await serve((response, { method, path }) => {
    if (path.endsWith('/auth')) return json(response, { data: { token: 'jwt.of.sorts' } })
    return json(response, method === 'GET' ? `{"data":[${rows}]${said}}` : `{"data":${made}}`)
  })
  const app = startApp()
  await app.call('project.open', { path: temporaryFolder('unity-project').root })
  await app.call('setting.write', { ...at, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...at, field: 'portalUrl', value: origin })
  await app.call('secret.store', { ...at, field: 'accessToken', value: 'cldkctl_signs0in' })
  await app.call('tokens.refresh', at)
  const service = () => {
    const found = app.view().project?.services.find(({ id }) => id === at.service)
    return found ?? expect.unreachable('The service is not there.')
  }
  const view = () => service().tokens ?? expect.unreachable('The service has no tokens.')
  const read = async () => (await app.call('tokens.read', at)).rows
  const changes = () =>
    received
      .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/auth'))
      .map(({ method, path }) => `${method} ${path}`)
  const signIns = () => received.filter(({ path }) => path.endsWith('/auth')).length
  return { app, service, view, read, changes, signIns }
}

const row = (id: string, name: string) => `{"id":${id},"name":"${name}","created_at":null,"expired_at":null}`

test('a sign-in is kept from one request to the next, and ends when secrets are hidden', async () => {
  const { app, signIns } = await withTokens(row('1', 'One'))
  await app.call('tokens.refresh', at)
  expect(signIns()).toBe(1)
  await app.call('vault.hide', undefined)
  await app.call('vault.show', undefined)
  await app.call('tokens.refresh', at)
  expect(signIns()).toBe(2)
})

describe('an id', () => {
  const long = ['653247040368672768', '653247040368672769']
  const two = long.map((id, index) => row(id, `Token ${index}`)).join()

  test('too long for a number is shown and sent back as the portal gave it', async () => {
    const { app, read, changes } = await withTokens(two)
    expect((await read()).map(({ id }) => id)).toEqual(long)
    const [id = ''] = long
    await app.call('tokens.rename', { ...at, id, name: 'CI' })
    await app.call('tokens.regenerate', { ...at, id, expiresOn: null })
    await app.call('tokens.remove', { ...at, id })
    expect(changes()).toEqual([`PUT ${list}/${id}`, `POST ${list}/regenerate/${id}`, `DELETE ${list}/${id}`])
  })

  test.each(['rename', 'regenerate', 'remove'] as const)('that two tokens have: %s sends nothing and says why', async (what) => {
    const { app, service, read, changes } = await withTokens(
      [row('"a1"', 'Old'), row('"a1"', 'New'), row('"a2"', 'Other')].join(),
    )
    expect((await read()).map(({ name }) => name)).toEqual(['Old', 'New', 'Other'])
    const change = (id: string) => app.call(`tokens.${what}`, { ...at, id, name: 'CI', expiresOn: null })
    await change('a1')
    expect(changes()).toEqual([])
    expect(service().problems['tokens.change']).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('More than one token'),
    })
    await change('a2')
    expect(changes()).toHaveLength(1)
  })

  test.each(['rename', 'regenerate', 'remove'] as const)('that the portal never gave: %s sends nothing', async (what) => {
    const { app, service, changes } = await withTokens(two)
    await app.call(`tokens.${what}`, { ...at, id: '653247040368672800', name: 'CI', expiresOn: null })
    expect(changes()).toEqual([])
    expect(service().problems['tokens.change']).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('no longer in the list'),
    })
  })

  test('that a new token shares with an old one leaves the secret of the old one as it was', async () => {
    const made = `{"id":"a1","name":"New","token":"cldkctl_of0the0new0one","created_at":null,"expired_at":null}`
    const { app, read, view } = await withTokens(row('"a1"', 'Old'), { made })
    const old = await app.call('tokens.regenerate', { ...at, id: 'a1', expiresOn: null })
    const fresh = await app.call('tokens.create', { ...at, name: 'New', expiresOn: null })
    expect([old.field, fresh.field === old.field]).toEqual(['token.a1', false])
    expect((await read()).map(({ id }) => id)).toEqual(['a1', 'a1'])
    expect(view().unclaimed.map(({ field }) => field)).toEqual(expect.arrayContaining([old.field, fresh.field]))
  })
})

test('a list that is not whole stays so, with one token more or less, until it is read again', async () => {
  const made = `{"id":"a9","name":"New","token":"cldkctl_of0the0new0one","created_at":null,"expired_at":null}`
  const { app, view } = await withTokens(row('"a1"', 'One'), { made, said: ',"total":4' })
  expect(view().rest).toEqual({ total: 4, why: null })
  await app.call('tokens.create', { ...at, name: 'New', expiresOn: null })
  expect([view().count, view().rest]).toEqual([2, { total: 5, why: null }])
  await app.call('tokens.regenerate', { ...at, id: 'a9', expiresOn: null })
  expect([view().count, view().rest]).toEqual([2, { total: 5, why: null }])
  await app.call('tokens.remove', { ...at, id: 'a1' })
  expect([view().count, view().rest]).toEqual([1, { total: 4, why: null }])
})

test('a token whose date can not be read is counted neither as ending nor as ended, and hides no other', async () => {
  const strange = '{"id":"a1","name":"Strange","created_at":"yesterday","expired_at":"32.13.2026"}'
  const { view, read } = await withTokens([strange, '{"id":"a2","name":"Over","expired_at":"2001-01-01"}'].join())
  expect(view()).toMatchObject({ count: 2, soon: 0, expired: 1, rest: null })
  expect(await read()).toMatchObject([{ createdAt: 'unreadable', expiresAt: 'unreadable' }, { expiresAt: '2001-01-01' }])
})
