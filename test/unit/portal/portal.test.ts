import { expect, test } from 'vitest'

import { projectsOf } from '../../portal/world'
import { ask, client, startForTest } from './askPortal'

const nonce = '7c1f0b9e-3d52-4a86-9e0d-5b6a7f8c9d10'
const connection = `/v1/portal/sdk-connections/${nonce}`

test('the token of a project gets its key, and the answer echoes the request id', async () => {
  const { portal, project, classic } = await startForTest()
  const headers = { ...classic.headers, 'X-Coherence-Request-ID': 'id-1' }
  const answer = await ask(portal.http.origin, { ...classic, headers })
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body)).toEqual({ ...project, extra: portal.world.canary })
  expect(answer.headers['x-coherence-request-id']).toBe('id-1')
})

test('the world of made-up values has the shapes of real ones', async () => {
  const { portal } = await startForTest()
  const { organizations, schemas } = portal.world
  const projects = projectsOf(portal.world)
  expect(organizations.map(({ projects: own }) => own.length)).toEqual([2, 4])
  for (const { id } of [...organizations, ...projects]) expect(id).toMatch(/^[0-9a-v]{19}[0g]$/)
  const tokens = projects.flatMap((project) => [project.portal_token, project.runtime_key])
  for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/)
  expect(new Set([...tokens, ...projects.map(({ id }) => id)]).size).toBe(projects.length * 3)
  for (const { schema_id: id } of schemas) expect(id).toMatch(/^[0-9a-f]{40}$/)
})

test('a test may change the world while the portal runs', async () => {
  const { project, askClassic } = await startForTest()
  project.runtime_key = 'f'.repeat(32)
  expect((await askClassic()).body).toContain('f'.repeat(32))
  project.portal_token = 'e'.repeat(32)
  expect((await askClassic()).status).toBe(401)
})

test.each([
  ['a wrong token', { ...client, 'X-Coherence-Portal-Token': 'wrong' }, 401, 'ERR_INVALID_CREDENTIALS'],
  ['no token', client, 401, 'ERR_INVALID_CREDENTIALS'],
  ['no name of the client', {}, 400, 'ERR_INVALID_INPUT'],
])('%s is refused with an error body of its own', async (_what, headers, status, code) => {
  const { portal } = await startForTest()
  const answer = await ask(portal.http.origin, { path: '/v1/portal/project', headers })
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.body)).toMatchObject({ error_code: code, hint: expect.stringMatching(/./) })
})

test('with both tokens only the login counts, even when it is not good any more', async () => {
  const { portal, project, second, classic } = await startForTest()
  const withLogin = (token: string, more: Record<string, string> = {}) => {
    const headers = { ...classic.headers, ...more, 'X-Coherence-Sdk-Token': token }
    return ask(portal.http.origin, { ...classic, headers })
  }
  const ended = await withLogin('ended')
  expect(ended.status).toBe(401)
  expect(ended.body).toContain('ERR_TOKEN_MISSING')
  portal.world.sdkTokens.add('good')
  expect((await withLogin('good')).body).not.toContain(project.runtime_key)
  const named = await withLogin('good', { 'X-Coherence-Project-Id': second.id })
  expect(named.body).toContain(second.runtime_key)
})

test('a sign-in has nothing to give until it is approved, then a login that lists all projects', async () => {
  const { portal } = await startForTest()
  const { origin } = portal.http
  const begin = { path: `${connection}?analyticsIdent=x`, method: 'POST', headers: client }
  expect(await ask(origin, begin)).toMatchObject({ status: 200, body: '' })
  expect(await ask(origin, { path: connection, headers: client })).toMatchObject({ status: 200, body: '' })

  const page = await ask(origin, { path: `/sdk-connect?sdkIdent=${nonce}&analyticsIdent=x` })
  expect(page.headers['content-type']).toContain('text/html')
  const action = /<form method="post" action="([^"]+)"><button>Sign in/.exec(page.body)?.[1] ?? ''
  expect((await ask(origin, { path: `/sdk-connect${action}`, method: 'POST' })).body).toContain('Signed in')

  const login = JSON.parse((await ask(origin, { path: connection, headers: client })).body)
  const { user, canary } = portal.world
  expect(login).toEqual({ ...user, token: expect.stringMatching(/^\w{20,}$/), extra: canary })
  const headers = { ...client, 'X-Coherence-Sdk-Token': login.token }
  const list = { path: '/v1/portal/me/orgs/sdk', headers }
  const { orgs } = JSON.parse((await ask(origin, list)).body)
  expect(orgs).toMatchObject(portal.world.organizations)
})

test('approveSignIn is the press of the button: for the newest sign-in, or for the one named', async () => {
  const { portal } = await startForTest()
  const begin = (id: string) =>
    ask(portal.http.origin, { path: `/v1/portal/sdk-connections/${id}`, method: 'POST', headers: client })
  expect(() => portal.approveSignIn()).toThrow('Nobody')
  await begin('older')
  await begin('newer')
  portal.approveSignIn()
  const { signIns } = portal.world
  expect([signIns.get('older'), signIns.get('newer')]).toEqual([null, { token: expect.any(String) }])
  portal.approveSignIn('older')
  expect(portal.world.sdkTokens.size).toBe(2)
  expect(() => portal.approveSignIn('unknown')).toThrow('Nobody')
  expect((await ask(portal.http.origin, { path: '/sdk-connect?sdkIdent=unknown&approve' })).status).toBe(404)
})

test('a portal token is no login: the list of all projects stays closed to it', async () => {
  const { portal, headers } = await startForTest()
  const answer = await ask(portal.http.origin, { path: '/v1/portal/me/orgs/sdk', headers })
  expect(answer.status).toBe(401)
  expect(answer.body).toContain('ERR_TOKEN_MISSING')
})

test('schemas and regions of a project are for its own token and for a login', async () => {
  const { portal, project, second, headers } = await startForTest()
  portal.world.sdkTokens.add('good')
  const read = async (path: string, who: Record<string, string>) => {
    const { status, body } = await ask(portal.http.origin, { path: `/v1/portal/projects/${path}`, headers: who })
    return status === 200 ? JSON.parse(body) : status
  }
  expect(await read(`${project.id}/schemas`, headers)).toMatchObject(portal.world.schemas)
  expect(await read(`${project.id}/regions`, headers)).toMatchObject({ regions: ['eu', 'us'] })
  expect(await read(`${second.id}/regions`, headers)).toBe(404)
  expect(await read(`${second.id}/regions`, client)).toBe(401)
  expect(await read(`${second.id}/schemas`, { ...client, 'X-Coherence-Sdk-Token': 'good' })).toHaveLength(1)
})

test('the play API judges the runtime key first, then the schema, then the engine', async () => {
  const { portal, project } = await startForTest()
  const path = '/v1/play/validate'
  const codeFor = async (key: string, schema = '', engine = '') => {
    const headers = {
      ...client,
      'X-Coherence-Runtime-Key': key,
      'X-Coherence-Schema-ID': schema,
      'X-Coherence-Engine': engine,
    }
    const { status, body } = await ask(portal.http.origin, { path, headers })
    return status === 200 ? 'good' : JSON.parse(body).error_code
  }
  const schema = portal.world.schemas[0]?.schema_id ?? ''
  expect(await codeFor(project.portal_token, schema, 'v2.0.0')).toBe('ERR_PROJECT_NOT_FOUND')
  expect(await codeFor('')).toBe('ERR_PROJECT_NOT_FOUND')
  expect(await codeFor(project.runtime_key, 'unknown', 'v2.0.0')).toBe('ERR_SCHEMA_NOT_FOUND')
  expect(await codeFor(project.runtime_key, schema, 'v0')).toBe('ERR_RS_VERSION_NOT_FOUND')
  expect(await codeFor(project.runtime_key, schema, 'v2.0.0')).toBe('good')
})

test('an unknown path is 404 and an unknown method 405, neither with a code of the service', async () => {
  const { portal, headers } = await startForTest()
  const at = (path: string, method = 'GET') => ask(portal.http.origin, { path, method, headers })
  const unknown = await at('/v2/portal/project')
  const strange = await at('//')
  const method = await at('/v1/portal/project', 'PUT')
  expect([unknown.status, strange.status, method.status]).toEqual([404, 400, 405])
  expect(method.headers.allow).toBe('GET')
  for (const { body } of [unknown, strange, method]) expect(body).not.toContain('error_code')
})

test('everything received is on record as it arrived, whatever became of it', async () => {
  const { portal, classic } = await startForTest()
  portal.fail('cut-before-headers', 1)
  await expect(ask(portal.http.origin, classic)).rejects.toThrow('socket hang up')
  const posted = { ...classic, path: '/nowhere?a=1', method: 'POST', body: '{"b":2}' }
  await ask(portal.https.origin, { ...posted, ca: portal.https.caPem })
  expect(portal.requests).toMatchObject([
    { origin: portal.http.origin, method: 'GET', path: classic.path, body: '' },
    { origin: portal.https.origin, method: 'POST', path: '/nowhere?a=1', body: '{"b":2}' },
  ])
  const sent = classic.headers['X-Coherence-Portal-Token']
  expect(portal.requests[0]?.headers['x-coherence-portal-token']).toBe(sent)
})

test('other origins of its own answer anybody and keep a record of it', async () => {
  const { portal } = await startForTest()
  expect([portal.other.connections(), portal.other.requests.length]).toEqual([0, 0])
  await ask(portal.other.origin, { path: '/a', headers: { 'X-Stray': 'token' } })
  await ask(portal.other.secureOrigin, { path: '/b', ca: portal.https.caPem })
  expect(portal.other.connections()).toBe(2)
  expect(portal.other.requests).toMatchObject([
    { origin: portal.other.origin, path: '/a', headers: { 'x-stray': 'token' } },
    { origin: portal.other.secureOrigin, path: '/b' },
  ])
  expect(portal.requests).toEqual([])
})
