import { readdirSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { createCoherence } from '../../../../electron/core/services/coherence/coherence'
import { loginBaseOf } from '../../../../electron/core/services/coherence/signIn'
import { clientOf, failureOf, json, requestId, serve } from '../../world/loopback'

const token = '11112222333344445555666677778888'
const otherToken = '99998888777766665555444433332222'
const key = 'aaaabbbbccccddddeeeeffff00001111'
const project = { id: 'c0ffee00000000000000', portal_token: token, runtime_key: key, name: 'Space Game' }
const classicValues = {
  runtimeKey: key,
  projectId: project.id,
  projectName: 'Space Game',
  organizationName: '',
}

function coherence() {
  let ids = 0
  return createCoherence({
    client: clientOf(),
    newId: () => `id-${(ids += 1)}`,
    now: () => new Date('2026-01-02T03:04:05Z'),
    wait: () => Promise.resolve(),
  })
}

function request(origin: string, changes: Partial<Parameters<ReturnType<typeof coherence>['fetch']>[0]> = {}) {
  const { signal } = new AbortController()
  return { portalUrl: `${origin}/v1/portal`, token, origin, known: {}, signal, ...changes }
}

async function fetched(answer: (response: ServerResponse) => void) {
  const { origin } = await serve(answer)
  return coherence().fetch(request(origin))
}

const failed = (answer: (response: ServerResponse) => void) => failureOf(fetched(answer))

describe('the classic fetch', () => {
  test('asks for the project of the token and says honestly who asks', async () => {
    const { origin, received } = await serve((response) => json(response, project))

    const { values, notes } = await coherence().fetch(request(origin))

    expect(values).toEqual(classicValues)
    expect(notes).toEqual([])
    expect(received).toMatchObject([
      {
        method: 'GET',
        path: '/v1/portal/project',
        headers: {
          'x-coherence-portal-token': token,
          'x-coherence-client': 'latchkey/1.2.3',
          'x-coherence-request-id': requestId,
          'user-agent': 'latchkey/1.2.3',
        },
      },
    ])
  })

  test('the saved organization stays valid for the same project, and for no other', async () => {
    const { origin } = await serve((response) => json(response, project))
    const organizationOf = async (known: Record<string, string>) =>
      (await coherence().fetch(request(origin, { known }))).values.organizationName

    expect(await organizationOf({ projectId: project.id, organizationName: 'Studio' })).toBe('Studio')
    expect(await organizationOf({ projectId: 'another', organizationName: 'Studio' })).toBe('')
  })

  test('a token that was saved for another origin stays here', async () => {
    const { origin, received } = await serve((response) => json(response, project))

    const elsewhere = request(origin, { origin: 'https://api.prod.coherence.io' })
    const failure = await failureOf(coherence().fetch(elsewhere))

    expect(failure.code).toBe('other-origin')
    expect(received).toEqual([])
  })

  test.each([
    ['no key', { ...project, runtime_key: undefined }, /lacks runtime_key/],
    ['an empty key', { ...project, runtime_key: '' }, /runtime_key is empty/],
    ['a key that is a number', { ...project, runtime_key: 7 }, /runtime_key has an unexpected form/],
    ['a key in capitals', { ...project, runtime_key: key.toUpperCase() }, /runtime_key has an unexpected form/],
    ['a key with a line break', { ...project, runtime_key: `${key}\n` }, /runtime_key has an unexpected form/],
    ['no id', { ...project, id: undefined }, /lacks id/],
    ['an id with a line break', { ...project, id: 'a\nb' }, /answer id has an unexpected form/],
    ['an empty name', { ...project, name: '' }, /name is empty/],
    ['a name of invisible characters', { ...project, name: '\u202e\u200b\n' }, /name is empty/],
    ['the project of another token', { ...project, portal_token: otherToken }, /another portal token/],
    ['the token as key', { ...project, runtime_key: token }, /portal token itself/],
    ['a list', [project], /lacks id|expected data/],
  ])('an answer with %s is not accepted', async (_name, body, words) => {
    const failure = await failed((response) => json(response, body))

    expect(failure).toMatchObject({ code: 'unexpected', requestId })
    expect(failure.message).toMatch(words)
    expect(failure.message).not.toContain(token)
    expect(failure.message).not.toContain(key)
  })

  test('an answer without the token, or with an empty one, is accepted', async () => {
    const { portal_token: _, ...without } = project
    expect((await fetched((response) => json(response, without))).values).toEqual(classicValues)
    expect((await fetched((response) => json(response, { ...project, portal_token: '' }))).values).toEqual(classicValues)
    expect((await fetched((response) => json(response, { ...project, portal_token: null }))).values).toEqual(classicValues)
  })

  test('a name arrives as one visible line of at most 200 characters', async () => {
    const name = `\u202eSpace\r\n\u0000Game\u200b ${'🚀'.repeat(150)}`

    const { values } = await fetched((response) => json(response, { ...project, name }))

    expect(values.projectName.startsWith('Space Game 🚀')).toBe(true)
    expect(values.projectName.length).toBeLessThanOrEqual(200)
    expect(values.projectName).not.toMatch(/\p{Cs}/u)
  })

  test('what the portal warns of is noted and does not stand in the way', async () => {
    const { values, notes } = await fetched((response) =>
      json(response, project, 200, {
        'x-coherence-client-minimum-version': 'unity-sdk-v9',
        'x-coherence-credit-limit-exceeded': 'true',
      }),
    )

    expect(values.runtimeKey).toBe(key)
    expect(notes.map(({ tone }) => tone)).toEqual(['warning', 'warning'])
    expect(notes[0]?.text).toContain('unity-sdk-v9')
    expect(notes[1]?.text).toMatch(/credit limit/)
  })
})

describe('what the portal says against it', () => {
  const deleted = { 'x-coherence-project-deleted': 'true' }
  const error = (code: string, hint?: string) => ({ error_code: code, hint })
  test.each([
    ['a deleted project', 200, project, deleted, 'project-deleted', /deleted/],
    ['a deleted project, as 404', 404, {}, deleted, 'project-deleted', /deleted/],
    ['a client too old', 403, {}, { 'x-coherence-client-minimum-version': 'v3' }, 'client-too-old', /v3/],
    ['a feature that is off', 423, {}, {}, 'feature-off', /dashboard/],
    ['a wrong token', 401, {}, {}, 'rejected', /Project Tokens/],
    ['a wrong token, with a code', 401, error('ERR_TOKEN_MISSING'), {}, 'rejected', /did not recognise/],
    ['a wrong token, unknown code', 401, error('ERR_NEW', 'x'), {}, 'rejected', /Project Tokens/],
    ['a forbidden token', 403, 'no', {}, 'rejected', /Project Tokens/],
    ['a forbidden token, with a code', 403, error('ERR_CLIENT_PERMISSION'), {}, 'rejected', /may not read/],
    ['a path it does not know', 404, 'not found', {}, 'unknown-path', /Sign in/],
    ['a path it does not know, in JSON', 404, {}, {}, 'unknown-path', /Sign in/],
    ['a method it does not know', 405, '', {}, 'unknown-path', /Sign in/],
    ['a project it does not know', 404, error('ERR_PROJECT_NOT_FOUND'), {}, 'rejected', /no project/],
    ['something not found, with a code', 404, error('ERR_NOT_FOUND'), {}, 'portal-refused', /does not find/],
    ['something not found, new code', 404, error('ERR_NEW', 'Try later'), {}, 'portal-refused', /Try later/],
    ['too many requests', 429, {}, {}, 'too-many-requests', /Wait a minute/],
    ['too many requests, until when', 429, {}, { 'retry-after': '42' }, 'too-many-requests', /42 seconds/],
    ['too many requests, as a code', 400, error('ERR_TOO_MANY_REQUESTS'), {}, 'too-many-requests', /Wait/],
    ['a fault', 500, 'oops', {}, 'portal-fault', /internal error \(500\)/],
    ['a fault behind a gateway', 502, '<html>', {}, 'portal-fault', /internal error \(502\)/],
    ['a fault, with a code', 500, error('ERR_INVALID_INPUT'), {}, 'portal-fault', /internal error \(500\)/],
    ['too many requests, with a code', 429, error('ERR_NEW', 'x'), {}, 'too-many-requests', /Wait/],
    ['a refusal with a hint', 400, error('ERR_NEW', 'Buy more'), {}, 'portal-refused', /“Buy more” \(ERR/],
    ['a refusal with a hint alone', 409, { hint: 'Wait for it' }, {}, 'portal-refused', /“Wait for it”/],
    ['a refusal with a code alone', 422, error('ERR_NEW'), {}, 'portal-refused', /ERR_NEW/],
    ['a bare refusal', 418, '', {}, 'portal-refused', /status 418/],
    ['an error inside a success', 200, error('ERR_INVALID_CREDENTIALS'), {}, 'rejected', /did not accept/],
    ['a strange error inside a success', 200, error('x y'), {}, 'portal-refused', /UNNAMED/],
  ])('%s (%i) has words of its own', async (_name, status, body, headers, code, words) => {
    const failure = await failed((response) => json(response, body, status, headers))

    expect(failure).toMatchObject({ code, requestId })
    expect(failure.message).toMatch(words)
  })

  test('no words shout or grovel', () => {
    const folder = join(import.meta.dirname, '../../../../shared/texts')
    const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    expect(lines.length, 'they were found at all').toBeGreaterThan(1000)
    expect(lines.filter((line) => /[a-z ]!/.test(line))).toEqual([])
    expect(lines.filter((line) => /\b(sorry|oops|please)\b/i.test(line))).toEqual([])
  })

  test('a hint is shown short, on one line and without the token', async () => {
    const split = `${token.slice(0, 9)}\u200b${token.slice(9)}`
    const hint = `Bad\u202e token\n${token.toUpperCase()} ${split} ${'a'.repeat(500)}`

    const { message } = await failed((response) => json(response, { error_code: 'ERR_NEW', hint }, 400))

    expect(message).toContain('Bad token [token] [token] aaa')
    expect(message).not.toMatch(/[\n\u202e\u200b]/)
    expect(/“(.*)”/.exec(message)?.[1]?.length).toBeLessThanOrEqual(200)
  })

  test('a hint ends before a token, not in the middle of it', async () => {
    const hint = `${'a'.repeat(190)}${token}`

    const { message } = await failed((response) => json(response, { error_code: 'ERR_NEW', hint }, 400))

    expect(message).not.toContain(token.slice(0, 6))
  })
})

describe('signing in', () => {
  const signal = new AbortController().signal

  test('announces a nonce, shows the login page and asks until the token is there', async () => {
    const { origin, received } = await serve((response, { method }, count) => {
      if (method === 'POST') response.end()
      else if (count === 2) json(response, '', 200)
      else if (count === 3) json(response, 'broken', 500)
      else if (count === 4) json(response, { token: '' })
      else json(response, { id: '1', name: 'Ada', email: 'ada@example.com', token: 'login-token' })
    })
    const opened: string[] = []

    const account = await coherence().signIn({
      portalUrl: `${origin}/v1/portal`,
      signal,
      openBrowser: async (url) => void opened.push(url),
    })

    expect(account).toEqual({ token: 'login-token', name: 'ada@example.com' })
    expect(opened).toEqual([`${origin}/sdk-connect?sdkIdent=id-1&analyticsIdent=id-2`])
    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/portal/sdk-connections/id-1?analyticsIdent=id-2',
      ...Array.from({ length: 4 }, () => 'GET /v1/portal/sdk-connections/id-1'),
    ])
  })

  test('gives up after 300 questions and says what went wrong last', async () => {
    const { origin, received } = await serve((response, { method }) => {
      json(response, {}, method === 'POST' ? 200 : 503)
    })

    const failure = await failureOf(
      coherence().signIn({ portalUrl: `${origin}/v1/portal`, signal, openBrowser: async () => undefined }),
    )

    expect(failure.code).toBe('timeout')
    expect(failure.message).toMatch(/five minutes.*internal error \(503\)/)
    expect(received).toHaveLength(301)
  })

  test('ends after five minutes even if every question takes long', async () => {
    const { origin, received } = await serve((response) => json(response, {}))
    let minutes = 0
    const slow = createCoherence({
      client: clientOf(),
      newId: () => 'id',
      now: () => new Date(Date.UTC(2026, 0, 1, 0, (minutes += 1))),
      wait: () => Promise.resolve(),
    })

    const failure = await failureOf(slow.signIn({ portalUrl: `${origin}/v1/portal`, signal, openBrowser: async () => undefined }))

    expect(failure.code).toBe('timeout')
    expect(received.length).toBeLessThan(10)
  })

  test('cancel ends it at once', async () => {
    const { origin, received } = await serve((response) => json(response, {}))
    const controller = new AbortController()

    const failure = await failureOf(
      coherence().signIn({
        portalUrl: `${origin}/v1/portal`,
        signal: controller.signal,
        openBrowser: async () => controller.abort(),
      }),
    )

    expect(failure.code).toBe('cancelled')
    expect(received).toHaveLength(1)
  })

  test('a portal without sign-in says so before a browser opens', async () => {
    const { origin } = await serve((response) => json(response, '', 404))
    let opened = 0

    const failure = await failureOf(
      coherence().signIn({ portalUrl: origin, signal, openBrowser: async () => void (opened += 1) }),
    )

    expect(failure.code).toBe('portal-refused')
    expect(opened).toBe(0)
  })

  test.each([
    ['https://api.prod.coherence.io/v1/portal', 'https://coherence.io'],
    ['https://api.stage.coherence.io/v1/portal', 'https://stage.coherence.io'],
    ['https://portal.example/v1/portal', 'https://portal.example'],
    ['http://localhost:4023/v1/portal', 'http://localhost:3000'],
    ['http://127.0.0.1:8080/v1/portal', 'http://127.0.0.1:8080'],
  ])('the login page of %s is at %s', (portalUrl, base) => {
    expect(loginBaseOf(portalUrl)).toBe(base)
  })
})

describe('the modern fetch', () => {
  const other = { id: 'other000000000000000', name: 'Other', portal_token: otherToken, runtime_key: '' }
  const orgs = [
    { id: 'org1', name: 'Empty', slug: 'e', projects: null },
    { id: 'org2', name: 'Studio\u202e', slug: 's', projects: [other, project] },
  ]

  async function organizations(answer: unknown = { orgs }, status = 200) {
    const { origin, received } = await serve((response) => json(response, answer, status))
    const found = await coherence().organizations(request(origin, { token: 'login-token' }))
    return { found, received }
  }

  test('asks with the login and chooses the project whose token was pasted', async () => {
    const { found, received } = await organizations()

    expect(found.find(token)?.values).toEqual({ ...classicValues, organizationName: 'Studio' })
    expect(received).toMatchObject([
      { method: 'GET', path: '/v1/portal/me/orgs/sdk', headers: { 'x-coherence-sdk-token': 'login-token' } },
    ])
    expect(received[0]?.headers).not.toHaveProperty('x-coherence-portal-token')
  })

  test('the user must choose when no token was pasted or none fits', async () => {
    const tokenless = { ...project, id: 'p2', portal_token: '' }
    const { found } = await organizations({ orgs: [{ ...orgs[1], projects: [tokenless, project] }] })

    expect(found.find(null)).toBeNull()
    expect(found.find('')).toBeNull()
    expect(found.find('another')).toBeNull()
    expect(found.pick({ organization: 'org2', project: project.id })?.values.runtimeKey).toBe(key)
    expect(found.pick({ organization: 'org1', project: project.id })).toBeNull()
  })

  test('names and ids come out, portal tokens and keys do not', async () => {
    const { found } = await organizations()

    expect(found.choices).toEqual([
      { id: 'org1', name: 'Empty', projects: [] },
      {
        id: 'org2',
        name: 'Studio',
        projects: [
          { id: other.id, name: 'Other' },
          { id: project.id, name: 'Space Game' },
        ],
      },
    ])
    expect(JSON.stringify(found)).not.toContain(token)
    expect(JSON.stringify(found)).not.toContain(key)
  })

  test('a project without a key blocks no other, and is refused when chosen', async () => {
    const { found } = await organizations()

    expect(() => found.pick({ organization: 'org2', project: other.id })).toThrow(/runtime_key is empty/)
    expect(found.find(token)).not.toBeNull()
  })

  test('a portal that gives the token as key is not believed here either', async () => {
    const leaking = { ...project, runtime_key: token }
    const { found } = await organizations({ orgs: [{ ...orgs[1], projects: [leaking] }] })

    expect(() => found.find(token)).toThrow(/portal token itself/)
  })

  test('a list of several megabytes is read', async () => {
    const many = Array.from({ length: 25_000 }, (_, index) => ({ ...other, id: `p${index}` }))

    const { found } = await organizations({ orgs: [{ ...orgs[1], projects: [...many, project] }] })

    expect(JSON.stringify(many).length).toBeGreaterThan(2 * 1024 * 1024)
    expect(found.find(token)?.values.projectId).toBe(project.id)
  })

  test.each<[string, object[]]>([
    ['its own portal token in its name', [{ ...project, name: `Space Game ${token}` }]],
    ['its own portal token as its id', [{ ...project, id: token }]],
    ['the portal token of another project as its name', [project, { ...other, name: token }]],
    ['the login in its name', [{ ...project, name: 'login-token' }]],
  ])('a list in which a project has %s is not shown', async (_what, projects) => {
    const failure = await failureOf(organizations({ orgs: [{ ...orgs[1], projects }] }))
    expect(failure).toMatchObject({ code: 'unexpected', requestId, message: expect.stringMatching(/holds one of your secrets/) })
  })

  test('the portal token of another project is not taken for a key', async () => {
    const { found } = await organizations({ orgs: [{ ...orgs[1], projects: [other, { ...project, runtime_key: otherToken }] }] })
    expect(() => found.find(token)).toThrow(/holds one of your secrets/)
  })

  test('a sign-in that is no longer accepted says so, and so does a portal without the list', async () => {
    expect(await failureOf(organizations({}, 401))).toMatchObject({
      code: 'rejected',
      message: expect.stringMatching(/Sign in again/) as string,
    })
    expect((await failureOf(organizations({}, 404))).code).toBe('portal-refused')
  })
})
