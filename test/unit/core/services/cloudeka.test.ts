import { describe, expect, test } from 'vitest'

import { createCloudeka } from '../../../../electron/core/services/cloudeka/cloudeka'
import type { FailureName } from '../../../portal/failures'
import { cloudekaTokenOf, dateIn } from '../../../portal/cloudekaWorld'
import { startForTest } from '../../portal/askPortal'
import { clientOf, failureOf, json, serve } from '../../world/loopback'

const path = '/core/cldkctl/token'

async function mockServer(options: { timeout?: number } = {}) {
  const { portal } = await startForTest({ dripEvery: 5 })
  const { tokens, forget } = createCloudeka({ client: clientOf({ timeout: options.timeout ?? 15_000 }), now: () => new Date() })
  const { origin } = portal.http
  const cloudeka = portal.world.cloudeka
  const request = { portalUrl: origin, token: cloudeka.accessToken, origin, signal: new AbortController().signal }
  const sent = (method: string, end = '') =>
    portal.requests.filter((one) => one.method === method && one.path.endsWith(end) && one.path !== '/core/cldkctl/auth')
  const exchanges = () => portal.requests.filter((one) => one.path === '/core/cldkctl/auth')
  return { portal, cloudeka, tokens, forget, request, sent, exchanges }
}

describe('signing in', () => {
  test('the personal token is exchanged once, and only what it was exchanged for goes on', async () => {
    const { portal, cloudeka, tokens, request, exchanges, sent } = await mockServer()
    await tokens.list(request)
    await tokens.list(request)
    expect(exchanges()).toHaveLength(1)
    expect(JSON.parse(exchanges()[0]?.body ?? '')).toEqual({ token: cloudeka.accessToken })
    const [jwt] = [...cloudeka.jwts.keys()]
    expect(sent('GET').map(({ headers }) => headers.authorization)).toEqual([`Bearer ${jwt}`, `Bearer ${jwt}`])
    expect(JSON.stringify(portal.requests.map(({ path: asked, headers }) => [asked, headers]))).not.toContain(
      cloudeka.accessToken,
    )
  })

  test('one that ends within a minute is renewed, and so is one that was forgotten', async () => {
    const { cloudeka, tokens, forget, request, exchanges } = await mockServer()
    cloudeka.jwtSeconds = 30
    await tokens.list(request)
    cloudeka.jwtSeconds = 3600
    await tokens.list(request)
    await tokens.list(request)
    expect(exchanges()).toHaveLength(2)
    forget()
    await tokens.list(request)
    expect(exchanges()).toHaveLength(3)
  })

  test('one that is being made while all are forgotten is not kept', async () => {
    const { tokens, forget, request, exchanges } = await mockServer()
    const listing = tokens.list(request)
    forget()
    await listing
    await tokens.list(request)
    expect(exchanges()).toHaveLength(2)
  })

  test('a read is sent once more with a new sign-in when the old one is refused, and no more than once', async () => {
    const { portal, cloudeka, tokens, request, exchanges, sent } = await mockServer()
    await tokens.list(request)
    cloudeka.jwts.clear()
    expect((await tokens.list(request)).items).toHaveLength(3)
    expect([exchanges().length, sent('GET').length]).toEqual([2, 3])
    portal.fail('wrong-token', Infinity, path)
    expect(await failureOf(tokens.list(request))).toMatchObject({ code: 'rejected' })
    expect([exchanges().length, sent('GET').length]).toEqual([3, 5])
  })

  test('another personal token signs in anew', async () => {
    const { tokens, request, exchanges } = await mockServer()
    await tokens.list(request)
    const failure = await failureOf(tokens.list({ ...request, token: 'cldkctl_another' }))
    expect(failure).toMatchObject({ code: 'rejected', message: expect.stringContaining('Access Token') })
    expect(exchanges()).toHaveLength(2)
  })

  test('neither the personal token nor what it was exchanged for is told in words of the portal, as the id of a request or in an address', async () => {
    const [token, jwt] = ['cldkctl_signs0in0with0this', 'jwt-0123456789abcdef']
    for (const secret of [token, jwt]) {
      const { origin, received } = await serve((response, { path: asked }) =>
        asked.endsWith('/auth')
          ? json(response, { data: { token: jwt } })
          : json(response, { message: `bad ${secret}` }, 409, { 'X-Request-ID': secret }),
      )
      const { tokens } = createCloudeka({ client: clientOf(), now: () => new Date() })
      const request = { portalUrl: origin, token, origin, signal: new AbortController().signal }
      const failure = await failureOf(tokens.list(request))
      expect(failure.message).toContain('bad [token]')
      expect(JSON.stringify(failure)).not.toContain(secret)
      for (const change of [
        tokens.remove({ ...request, id: secret }),
        tokens.regenerate({ ...request, id: secret, expiresOn: null }),
      ]) {
        expect(await failureOf(change)).toMatchObject({
          code: 'invalid',
          message: expect.stringMatching(/^Nothing was sent: its address/),
        })
      }
      expect(received.map(({ path: asked }) => asked).join()).not.toContain(secret)
    }
  })

  test('neither the personal token nor what it was exchanged for goes to another origin', async () => {
    const { portal, tokens, request } = await mockServer()
    const elsewhere = { ...request, portalUrl: portal.other.origin }
    expect(await failureOf(tokens.list(elsewhere))).toMatchObject({ code: 'other-origin' })
    await tokens.list(request)
    for (const failing of ['redirect-other-origin', 'redirect-other-host'] as const) {
      portal.fail(failing)
      expect(await failureOf(tokens.list(request))).toMatchObject({ code: 'redirected' })
    }
    expect(portal.other.connections()).toBe(0)
  })

  test('a portal that repeats the personal token does not make it part of a message', async () => {
    const secret = 'cldkctl_Secret0Secret0Secret0Secret0'
    const { origin } = await serve((response) => json(response, { message: `bad token ${secret}` }, 422))
    const { tokens } = createCloudeka({ client: clientOf(), now: () => new Date() })
    const signal = new AbortController().signal
    const failure = await failureOf(tokens.list({ portalUrl: origin, origin, token: secret, signal }))
    expect(failure.message).toContain('bad token [token]')
  })

  test('400 is a fault of the service and no judgement of the token', async () => {
    const { portal, tokens, request } = await mockServer()
    portal.fail('database-error', 1, '/auth')
    const failure = await failureOf(tokens.list(request))
    expect(failure).toMatchObject({ code: 'portal-fault', message: expect.stringContaining('nothing about the Access Token') })
  })
})

describe('the list', () => {
  const iso = '2026-03-04T00:00:00Z'
  const good = { id: 'a1', name: 'CI', createdAt: iso, expiresAt: null }
  const listed1 = { id: 'a1', name: 'CI', created_at: iso, expired_at: null }

  test.each([
    ['the guessed form', { data: [{ id: 'a1', name: 'CI', created_at: iso, expired_at: null }] }, [good]],
    ['a bare array and a number as id', [{ id: 7, name: 'CI', created_at: iso, expired_at: '' }], [{ ...good, id: '7' }]],
    ['a list one level down', { data: { tokens: [{ token_id: 'a1', token_name: 'CI', createdAt: iso, expiry: null }] } }, [good]],
    ['nothing, as Go writes it', { status: true, data: null }, []],
    [
      "Go's zero time for never",
      { data: [{ id: 'a1', name: 'CI', created_at: iso, expired_at: '0001-01-01T00:00:00Z' }] },
      [good],
    ],
    [
      "a database's null time",
      { data: [{ id: 'a1', name: 'CI', created_at: iso, expired_at: { Time: '0001-01-01T00:00:00Z', Valid: false } }] },
      [good],
    ],
    ["a database's time", { data: [{ id: 'a1', name: 'CI', created_at: { Time: iso, Valid: true }, expired_at: null }] }, [good]],
    [
      "a database's zero date",
      { data: [{ id: 'a1', name: 'CI', created_at: '0000-00-00 00:00:00', expired_at: '0000-00-00' }] },
      [{ ...good, createdAt: null }],
    ],
    [
      "Go's zero time in Jakarta",
      { data: [{ id: 'a1', name: 'CI', created_at: iso, expired_at: '0001-01-01T07:07:12+07:07' }] },
      [good],
    ],
    [
      'a date alone',
      { data: [{ id: 'a1', name: 'CI', created_at: '2026-03-04', expired_at: null }] },
      [{ ...good, createdAt: '2026-03-04' }],
    ],
    ['a time without a zone', { data: [{ id: 'a1', name: 'CI', created_at: '2026-03-04 00:00:00', expired_at: null }] }, [good]],
    [
      'a time of PostgreSQL',
      { data: [{ id: 'a1', name: 'CI', created_at: '2026-03-04 00:00:00.25+0700', expired_at: null }] },
      [{ ...good, createdAt: '2026-03-04T00:00:00.25+07:00' }],
    ],
    [
      'seconds',
      { data: [{ id: 'a1', name: 'CI', created_at: Date.parse(iso) / 1000, expired_at: null }] },
      [{ ...good, createdAt: '2026-03-04T00:00:00.000Z' }],
    ],
    [
      'seconds as Python writes them',
      '{"data":[{"id":"a1","name":"CI","created_at":1772582400.0,"expired_at":null}]}',
      [{ ...good, createdAt: '2026-03-04T00:00:00.000Z' }],
    ],
    [
      'nanoseconds',
      '{"data":[{"id":"a1","name":"CI","created_at":1772582400000000000,"expired_at":null}]}',
      [{ ...good, createdAt: 'unreadable' }],
    ],
    [
      'a time before all tokens',
      { data: [{ id: 'a1', name: 'CI', created_at: iso, expired_at: -1 }] },
      [{ ...good, expiresAt: 'unreadable' }],
    ],
    [
      'an end that is no date',
      {
        data: [
          { id: 'a1', name: 'CI', created_at: iso, expired_at: 'soon' },
          { ...listed1, id: 'a2' },
        ],
      },
      [
        { ...good, expiresAt: 'unreadable' },
        { ...good, id: 'a2' },
      ],
    ],
    [
      'a day that no month has',
      { data: [{ id: 'a1', name: 'CI', created_at: '2026-02-30', expired_at: null }] },
      [{ ...good, createdAt: 'unreadable' }],
    ],
    [
      'an end that is not said but denied',
      { data: [{ id: 'a1', name: 'CI', created_at: iso, expired: true }] },
      [{ ...good, expiresAt: 'unreadable' }],
    ],
    ['no word about the end', { data: [{ id: 'a1', name: 'CI' }] }, [{ ...good, createdAt: null, expiresAt: 'unknown' }]],
    ['two tokens with one id', { data: [listed1, { ...listed1, name: 'Old' }, listed1] }, [good, { ...good, name: 'Old' }, good]],
    [
      'ids too long for a number',
      '{"data":[{"id":653247040368672768,"name":"build server","created_at":"2026-01-05T03:00:00Z","expired_at":null},{"id":653247040368672769,"name":"old laptop","created_at":"2026-01-05T03:00:00Z","expired_at":null}]}',
      [
        { id: '653247040368672768', name: 'build server', createdAt: '2026-01-05T03:00:00Z', expiresAt: null },
        { id: '653247040368672769', name: 'old laptop', createdAt: '2026-01-05T03:00:00Z', expiresAt: null },
      ],
    ],
    [
      'dates with offsets',
      '{"data":[{"id":"t1","name":"studio","created_at":"2026-01-05T06:30:00+07:00","expired_at":"2026-12-31T00:00:00+07:00"},{"id":"t2","name":"late","created_at":"2026-01-05T06:30:00+07:00","expired_at":"2026-12-31T23:59:59-08:00"}]}',
      [
        { id: 't1', name: 'studio', createdAt: '2026-01-05T06:30:00+07:00', expiresAt: '2026-12-31T00:00:00+07:00' },
        { id: 't2', name: 'late', createdAt: '2026-01-05T06:30:00+07:00', expiresAt: '2026-12-31T23:59:59-08:00' },
      ],
    ],
    ['a name full of tricks', { data: [{ id: 'a1', name: 'C\u202EI\n', created_at: iso, expired_at: null }] }, [good]],
  ])('%s is read', async (_what, body, rows) => {
    expect(await listed(body)).toEqual({ items: rows, rest: null })
  })

  test.each([
    ['no id', { data: [{ name: 'CI' }] }, 'id'],
    ['an id that would change the path', { data: [{ id: '../x', name: 'CI' }] }, 'id'],
    ['a secret as id', { data: [{ id: 'cldkctl_abcdefgh', name: 'CI' }] }, 'id'],
    ['no name', { data: [{ id: 'a1' }] }, 'name'],
    ['1.0 as id', '{"data":[{"id":1.0,"name":"CI"}]}', 'id'],
    ['-0 as id', '{"data":[{"id":-0,"name":"CI"}]}', 'id'],
    ['1e400 as id', '{"data":[{"id":1e400,"name":"CI"}]}', 'id'],
    ['half a token as id', '{"data":[{"id":0.5,"name":"CI"}]}', 'id'],
    ['a number as name', '{"data":[{"id":"a1","name":653247040368672768}]}', 'name'],
    ['a number in place of a list', '{"data":653247040368672768}', 'the expected data'],
    ['an id that stands twice', '{"data":[{"id":"a1","id":"a2","name":"CI"}]}', '“id” twice'],
    ['an object in place of a list', { data: { total: 3 } }, 'the expected data'],
    ['a text in place of a list', { data: 'none' }, 'the expected data'],
  ])('%s is refused by its path', async (_what, body, words) => {
    expect(await failureOf(listed(body))).toMatchObject({ code: 'unexpected', message: expect.stringContaining(words) })
  })

  test.each(['400', '400.0', '4e2', '"400"'])('an error inside a success is an error, also as %s', async (status) => {
    expect(await failureOf(listed(`{"status":${status},"tokens":[]}`))).toMatchObject({ code: 'portal-refused' })
  })

  test('an error inside a success is an error', async () => {
    const failure = await failureOf(listed({ status: false, message: 'no quota' }))
    expect(failure).toMatchObject({ code: 'portal-refused', message: expect.stringContaining('no quota') })
  })

  test('ten thousand tokens are read', async () => {
    const { cloudeka, tokens, request } = await mockServer()
    cloudeka.tokens = Array.from({ length: 10_000 }, (_, index) => cloudekaTokenOf(index, `Token ${index}`, null))
    expect(await tokens.list(request)).toMatchObject({ items: { length: 10_000 }, rest: null })
  })

  async function listed(body: unknown) {
    const { origin } = await serve((response, { path: asked }) =>
      json(response, asked.endsWith('/auth') ? { data: { token: 'jwt.of.sorts' } } : body),
    )
    const { tokens } = createCloudeka({ client: clientOf(), now: () => new Date() })
    return tokens.list({ portalUrl: origin, origin, token: 'cldkctl_x', signal: new AbortController().signal })
  }
})

describe('a new token', () => {
  test('is asked for in one form, with a date or without one', async () => {
    const { tokens, request, sent } = await mockServer()
    const dated = await tokens.create({ ...request, name: 'CI', expiresOn: '2030-01-31' })
    await tokens.create({ ...request, name: 'For ever', expiresOn: null })
    expect(dated).toMatchObject({ shape: 'known', text: expect.stringMatching(/^cldkctl_\w{32}$/) })
    expect(dated.row).toMatchObject({ name: 'CI', expiresAt: '2030-01-31T00:00:00Z' })
    expect(sent('POST', path).map(({ body }) => JSON.parse(body))).toEqual([
      { name: 'CI', expired_at: '2030-01-31' },
      { name: 'For ever' },
    ])
  })

  test('regenerating gives another secret, and counts the days up to the date', async () => {
    const { cloudeka, tokens, request, sent } = await mockServer()
    const [{ id } = { id: '' }] = cloudeka.tokens
    const made = await tokens.regenerate({ ...request, id, expiresOn: dateIn(30) })
    expect(made).toMatchObject({ shape: 'known', row: { id } })
    await tokens.regenerate({ ...request, id, expiresOn: null })
    expect(sent('POST', `/regenerate/${id}`).map(({ body }) => JSON.parse(body))).toEqual([{ expiration_days: 30 }, {}])
  })

  test.each([
    ['names nobody knows', { data: { fresh: 'cldkctl_abcdefgh' } }],
    ['two values that could be it', { data: { token: 'cldkctl_abcdefgh', secret: 'cldkctl_ijklmnop' } }],
    ['the token that signed in', { data: { token: 'cldkctl_signs_in' } }],
    ['a masked value', { data: { token: 'cldkctl_****' } }],
    ['a list', [{ token: 'cldkctl_abcdefgh' }]],
  ])('an answer with %s is handed on whole', async (_what, body) => {
    expect(await created((response) => json(response, body))).toMatchObject({ shape: 'unknown', text: JSON.stringify(body) })
  })

  test('an answer that is cut short or hostile, yet came with a success, is handed on whole', async () => {
    const text = '{"data":{"token":"cldkctl_abcdefgh"'
    expect(await created((response) => json(response, text))).toMatchObject({ shape: 'unknown', text })
    const hostile = '{"__proto__":{},"data":{"token":"cldkctl_abcdefgh"}}'
    expect(await created((response) => json(response, hostile))).toMatchObject({ shape: 'unknown', text: hostile })
  })

  test.each([
    ['done-then-stall', 'timeout'],
    ['done-then-cut', 'cut'],
    ['server-error', 'portal-fault'],
    ['bad-gateway', 'portal-fault'],
    ['database-error', 'portal-fault'],
    ['html-200', 'not-json'],
    ['empty-body', 'not-json'],
    ['huge', 'too-large'],
  ] satisfies [FailureName, string][])('after %s it may exist, and the request is not sent again', async (name, code) => {
    const { portal, tokens, request, sent } = await mockServer({ timeout: 700 })
    portal.fail(name, Infinity, `POST ${path}`)
    const failure = await failureOf(tokens.create({ ...request, name: 'CI', expiresOn: null }))
    expect(failure).toMatchObject({ code, message: expect.stringContaining('may have been created: check the list') })
    expect(sent('POST', path)).toHaveLength(1)
  })

  test.each([
    ['wrong-token', 'rejected'],
    ['forbidden', 'rejected'],
    ['too-many', 'too-many-requests'],
    ['conflict', 'portal-refused'],
    ['unprocessable', 'portal-refused'],
    ['unknown-path', 'portal-refused'],
    ['redirect-same-origin', 'redirected'],
  ] satisfies [FailureName, string][])('after %s it does not exist, and the request is not sent again', async (name, code) => {
    const { portal, cloudeka, tokens, request, sent } = await mockServer()
    await tokens.list(request)
    portal.fail(name, Infinity, `POST ${path}`)
    const failure = await failureOf(tokens.create({ ...request, name: 'CI', expiresOn: null }))
    expect(failure.code).toBe(code)
    expect(failure.message).not.toContain('may have been created')
    expect([sent('POST', path).length, cloudeka.tokens.length]).toEqual([1, 3])
  })

  test('a sign-in that fails leaves no doubt about the token', async () => {
    const { portal, tokens, request, sent } = await mockServer()
    portal.fail('unavailable', 1, '/auth')
    const failure = await failureOf(tokens.create({ ...request, name: 'CI', expiresOn: null }))
    expect(failure.message).not.toContain('may have been created')
    expect(sent('POST', path)).toHaveLength(0)
  })

  async function created(answer: Parameters<typeof serve>[0]) {
    const { origin } = await serve((response, asked, count) =>
      asked.path.endsWith('/auth') ? json(response, { data: { token: 'jwt.of.sorts' } }) : answer(response, asked, count),
    )
    const { tokens } = createCloudeka({ client: clientOf(), now: () => new Date() })
    const signal = new AbortController().signal
    return tokens.create({ portalUrl: origin, origin, token: 'cldkctl_signs_in', signal, name: 'CI', expiresOn: null })
  }
})

test('rename and delete reach the one token, and one that is gone is said to be gone', async () => {
  const { cloudeka, tokens, request } = await mockServer()
  const [first] = cloudeka.tokens
  const id = first?.id ?? ''
  await tokens.rename({ ...request, id, name: 'Renamed' })
  expect(first?.name).toBe('Renamed')
  await tokens.remove({ ...request, id })
  expect(cloudeka.tokens.map((token) => token.id)).not.toContain(id)
  expect(await failureOf(tokens.remove({ ...request, id }))).toMatchObject({
    code: 'portal-refused',
    message: expect.stringContaining('knows no such token'),
  })
})
