import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { failureGroups, isFailureName, type FailureName } from '../../portal/failures'
import { ask, client, open, startForTest } from './askPortal'
import * as sees from './portalChecks'
import type { Check } from './portalChecks'

const signIn = { path: '/v1/portal/sdk-connections/a', method: 'POST', headers: client }

/** What a client gets to see of each failure. The type makes a failure without a check a compile error. */
const checks: Record<FailureName, Check> = {
  'wrong-token': sees.refused(401, 'ERR_INVALID_CREDENTIALS'),
  'token-missing': sees.refused(401, 'ERR_TOKEN_MISSING'),
  forbidden: sees.refused(403, 'ERR_CLIENT_PERMISSION'),
  'old-client': sees.refused(403, 'ERR_CLIENT_PERMISSION', { 'x-coherence-client-minimum-version': 'v9.0.0' }),
  'feature-off': sees.refused(423, 'ERR_NOT_ENABLED'),
  'too-many': sees.refused(429, 'ERR_TOO_MANY_REQUESTS', { 'retry-after': '42' }),
  'bad-request': sees.refused(400, 'ERR_INVALID_INPUT'),
  'bad-request-unknown-code': sees.refused(400, 'ERR_BRAND_NEW'),
  conflict: sees.refused(409, 'ERR_IN_DEPLOYMENT'),
  unprocessable: sees.refused(422, 'ERR_INVALID_CONFIG'),
  'not-found-with-code': sees.refused(404, 'ERR_PROJECT_NOT_FOUND'),
  'error-in-200': sees.refused(200, 'ERR_DISABLED'),
  'error-object-in-200': sees.bodyOf((body) => {
    expect(body).toMatchObject({ error: { code: 'SOMETHING_ELSE', message: 'not today' } })
  }),
  'deleted-project': sees.goodWith('x-coherence-project-deleted'),
  'deprecated-client': sees.goodWith('x-coherence-client-minimum-version'),
  'credit-limit': sees.goodWith('x-coherence-credit-limit-exceeded'),
  'unknown-path': sees.uncoded(404),
  'method-not-allowed': sees.uncoded(405),
  'server-error': sees.seen(({ status, body }) => {
    expect([status, JSON.parse(body).error_code]).toEqual([500, 'ERR_INTERNAL'])
  }),
  'bad-gateway': sees.page(502),
  'guest-network': sees.page(511),
  unavailable: sees.page(503),
  'html-200': sees.page(200),
  'empty-body': sees.seen(({ status, body }) => expect([status, body]).toEqual([200, ''])),
  'truncated-json': sees.seen(({ headers, body }) => {
    expect(headers['content-type']).toBe('application/json')
    expect(body).toMatch(/^\{"id"/)
    expect(() => JSON.parse(body)).toThrow(SyntaxError)
  }),
  'wrong-content-type': sees.seen(({ headers, body }) => {
    expect(headers['content-type']).toBe('application/octet-stream')
    expect(JSON.parse(body).runtime_key).toMatch(/^\w{32}$/)
  }),
  array: sees.bodyOf((body) => expect(body).toMatchObject([{ runtime_key: expect.any(String) }])),
  'string-body': sees.bodyOf((body) => expect(typeof body).toBe('string')),
  'number-body': sees.bodyOf((body) => expect(body).toBe(42)),
  'null-body': sees.bodyOf((body) => expect(body).toBeNull()),
  'missing-key': sees.project((given) => {
    expect(given).toMatchObject({ id: expect.any(String), name: expect.any(String) })
    expect(given).not.toHaveProperty('runtime_key')
  }),
  'empty-key': sees.project(({ runtime_key: key }) => expect(key).toBe('')),
  'null-key': sees.project(({ runtime_key: key }) => expect(key).toBeNull()),
  'mistyped-key': sees.project(({ runtime_key: key }) => expect(key).toBe(42)),
  'mistyped-key-object': sees.project(({ runtime_key: key }) => expect(key).toBeTypeOf('object')),
  'malformed-key': sees.project(({ runtime_key: key }) => expect(key).not.toMatch(/^[0-9a-f]{32}$/)),
  'malformed-key-newline': sees.project(({ runtime_key: key }) => expect(key).toMatch(/^a{32}\n/)),
  'malformed-key-quotes': sees.project(({ runtime_key: key }) => expect(key).toBe(`"${'a'.repeat(32)}"`)),
  'malformed-key-long': sees.project(({ runtime_key: key }) => expect(key).toHaveLength(1_000_000)),
  swapped: sees.project(({ runtime_key: key, portal_token: token }) => expect(key).toBe(token)),
  proto: sees.project((given) => {
    expect(Object.keys(given)).toEqual(expect.arrayContaining(['__proto__', 'constructor', 'runtime_key']))
  }),
  'name-newline': sees.project(({ name }) => expect(name).toMatch(/\r\n.*\u2028/)),
  'name-quotes': sees.project(({ name }) => expect(name).toMatch(/".*'.*\\.*`.*#.*\{.*%/)),
  'name-legitimate': sees.project(({ name }) => expect(name).toBe('Café Großstadt 東京')),
  'name-unicode': sees.project(({ name }) => expect(name).toContain('迷宮')),
  'name-long': sees.project(({ name }) => expect(name).toHaveLength(10_000)),
  'name-rtl': sees.project(({ name }) => expect(name).toContain('\u202E')),
  'strange-name': sees.project(({ name }) => expect(name).toMatch(/^\u202Eevil\n"/)),
  'first-page': sees.tokenList((told) => {
    expect(told).toMatchObject({ data: [{ name: 'Build server' }], meta: { last_page: 3, total: 3 }, links: { next: null } })
  }),
  pages: sees.tokenList((told) => {
    expect(told).toMatchObject({
      data: [{ name: 'Build server' }, { name: 'Playtest EU' }],
      links: { next: '/core/cldkctl/token?page=2' },
    })
  }),
  'pages-loop': sees.tokenList((told) => expect(told).toMatchObject({ links: { next: '/core/cldkctl/token?page=1' } })),
  'pages-elsewhere': sees.tokenList((told, { portal }) => {
    expect(told).toMatchObject({ links: { next: `${portal.other.origin}/core/cldkctl/token?page=2` } })
  }),
  'large-ids': sees.tokenList((_told, _started, text) => {
    expect(text.match(/"id":\d+/g)).toEqual(['"id":653247040368672768', '"id":653247040368672769', '"id":653247040368672770'])
  }),
  'same-ids': sees.tokenList((told) => {
    const id = 'd1f0aevery0one'
    expect(told).toMatchObject({ data: [{ id, name: 'Build server' }, { id, name: 'Playtest EU' }, { id }] })
  }),
  'strange-dates': sees.tokenList((told) => {
    const ends = ['2099-12-31T00:00:00+07:00', '0000-00-00 00:00:00', '31/12/2099']
    expect(told).toMatchObject({ data: ends.map((end) => ({ expired_at: end })) })
  }),
  deep: sees.seen(({ body }) => expect(body).toMatch(/"runtime_key".*"deep":\[{100000}\]{100000}\}$/)),
  twice: sees.seen(({ body }) => expect(body).toMatch(/"runtime_key".*"twice":1,"twice":2\}$/)),
  huge: sees.flood({ 'transfer-encoding': 'chunked' }),
  'huge-declared': sees.flood({ 'content-length': String(sees.size) }),
  'gzip-bomb': sees.flood({ 'content-encoding': 'gzip' }),
  'huge-headers': async ({ askClassic }) => {
    await expect(askClassic()).rejects.toThrow('Header overflow')
  },
  'stall-before-headers': async ({ portal, askClassic }) => {
    const told = expect(askClassic()).rejects.toThrow('socket hang up')
    await expect.poll(() => portal.requests).toHaveLength(1)
    await portal.close()
    await told
  },
  'stall-in-body': sees.neverEnds('{"id":'),
  'slow-drip': sees.neverEnds('{"id":   '),
  'cut-before-headers': sees.cut('socket hang up'),
  'cut-in-body': sees.cut('aborted'),
  'cut-in-chunk': sees.cut('aborted'),
  'database-error': sees.seen(({ status, body }) => {
    expect([status, JSON.parse(body).message]).toEqual([400, expect.stringMatching(/^pq: relation/)])
  }),
  'unknown-shape': sees.project((given) => {
    expect(given).toMatchObject({ new_id: expect.any(String), new_runtime_key: expect.any(String) })
    expect(given).not.toHaveProperty('id')
  }),
  'slow-answer': sees.project((given) => expect(given).toHaveProperty('runtime_key')),
  'done-then-cut': async ({ portal }) => {
    await expect(ask(portal.http.origin, signIn)).rejects.toThrow('socket hang up')
    expect(portal.world.signIns.size).toBe(1)
  },
  'done-then-stall': async ({ portal }) => {
    const told = expect(ask(portal.http.origin, signIn)).rejects.toThrow('socket hang up')
    await expect.poll(() => portal.world.signIns.size).toBe(1)
    await portal.close()
    await told
  },
  'redirect-same-origin': sees.follows(1),
  'redirect-three': sees.follows(3),
  'redirect-four': sees.follows(4),
  'redirect-loop': sees.leadsTo(({ portal, classic }) => `${portal.http.origin}${classic.path}`),
  'redirect-other-origin': sees.leadsTo(({ portal }) => `${portal.other.origin}/v1/portal/project?trace=`),
  'redirect-other-host': sees.leadsTo(({ portal }) => portal.http.origin.replace('127.0.0.1', 'localhost')),
  'redirect-to-http': async (started) => {
    await sees.follows(0)(started)
    const { portal, classic } = started
    const { headers } = await ask(portal.https.origin, { ...classic, ca: portal.https.caPem })
    expect(headers.location).toContain(`${portal.http.origin}/v1/portal/project`)
  },
  'redirect-nowhere': sees.leadsTo(() => 'http://'),
}

const names = Object.keys(checks).filter((name) => isFailureName(name))

test.each(names)('%s does what it says', async (name) => {
  const started = await startForTest({ dripEvery: 5 })
  started.portal.fail(name)
  await checks[name](started)
})

test('a failure changes every project of a list as it changes a single one', async () => {
  const { portal } = await startForTest()
  portal.world.sdkTokens.add('good')
  portal.fail('swapped')
  const headers = { ...client, 'X-Coherence-Sdk-Token': 'good' }
  const { body } = await ask(portal.http.origin, { path: '/v1/portal/me/orgs/sdk', headers })
  const swapped = portal.world.organizations.map(({ projects }) => ({
    projects: projects.map(({ portal_token: token }) => ({ portal_token: token, runtime_key: token })),
  }))
  expect(JSON.parse(body).orgs).toMatchObject(swapped)
})

test('a failed sign-in was not begun', async () => {
  const { portal } = await startForTest()
  portal.fail('unavailable', 1)
  await ask(portal.http.origin, signIn)
  expect(portal.world.signIns.size).toBe(0)
})

describe('switching', () => {
  test('a failure lasts for as many requests as asked for, and heal ends it', async () => {
    const { portal, askClassic } = await startForTest()
    const status = async () => (await askClassic()).status
    portal.fail('unavailable', 2)
    expect([await status(), await status(), await status()]).toEqual([503, 503, 200])
    portal.fail('unavailable')
    portal.fail('conflict')
    expect([await status(), await status()]).toEqual([409, 409])
    portal.heal()
    expect(await status()).toBe(200)
  })

  test('a failure can be for one method of a path', async () => {
    const { portal, askClassic } = await startForTest()
    portal.fail('unavailable', Infinity, 'POST /v1/portal/project')
    expect((await askClassic()).status).toBe(200)
    portal.fail('unavailable', Infinity, 'GET /v1/portal/project')
    expect((await askClassic()).status).toBe(503)
  })

  test('a failure for one path leaves the others alone, and counts before the general one', async () => {
    const {
      portal,
      project: { id },
      headers,
      askClassic,
    } = await startForTest()
    const regions = () => ask(portal.http.origin, { path: `/v1/portal/projects/${id}/regions?a=1`, headers })
    portal.fail('conflict', Infinity, '/regions')
    expect([(await regions()).status, (await askClassic()).status]).toEqual([409, 200])
    portal.fail('unavailable')
    expect([(await regions()).status, (await askClassic()).status]).toEqual([409, 503])
  })
})

test('every answer with headers, bad ones included, carries the canary and the request id', async () => {
  const silent = new Set(['stall-before-headers', 'cut-before-headers', 'huge-headers', 'done-then-cut', 'done-then-stall'])
  const { portal, classic } = await startForTest({ dripEvery: 5 })
  for (const name of names.filter((one) => !silent.has(one))) {
    portal.fail(name, 1)
    const headers = { ...classic.headers, 'X-Coherence-Request-ID': name }
    const response = await open(portal.http.origin, { ...classic, headers })
    response.on('error', () => undefined).destroy()
    const { canary } = portal.world
    expect(response.headers, name).toMatchObject({ 'x-coherence-request-id': name, 'x-canary': canary })
    expect(response.headers['set-cookie']?.join(), name).toContain(canary)
  }
})

test('docs/portal.md names every failure, and none that is not there', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/portal.md'), 'utf8')
  const rows = [...text.matchAll(/^\| `([\w-]+)` \| (.+) \|$/gm)].map(([, name, about]) => [name, about])
  const known = Object.values(failureGroups).flatMap((group) => Object.entries(group).map(([name, { about }]) => [name, about]))
  expect(rows).toEqual(known)
  expect(new Set(known.map(([name]) => name))).toEqual(new Set(names))
})
