import type { ServerResponse } from 'node:http'

import { describe, expect, test } from 'vitest'

import { createDeclared } from '../../../../electron/core/services/declared/declared'
import type { Answer, Request } from '../../../../shared/catalog/request'
import { Service } from '../../../../shared/catalog/service'
import { clientOf, failureOf, json, requestId, serve } from '../../world/loopback'

const secret = 'k"y+with/odd\\signs=0123'
const other = 'second-secret-0123456789'

const field = (id: string) => ({ id, label: `The ${id}`, help: '', perEnvironment: true })
const secretField = (id: string) => ({ ...field(id), kind: 'secret', class: 'secret', variable: 'K', link: 'site', doubts: [] })
const fetched = (id: string, pattern: string) => ({
  ...field(id),
  kind: 'fetched',
  class: 'runtime',
  rules: [{ pattern, message: 'No.' }],
})

type Changes = { checked?: Request; answers?: Answer[]; fetch?: Request; pointers?: Record<string, string> }

function declaredWith({ checked, answers: known, fetch, pointers = {} }: Changes) {
  const service = Service.parse({
    version: 1,
    id: 'scores',
    label: 'Scores',
    summary: 'Leaderboards.',
    environments: {},
    portal: { url: 'https://api.scores.example', basePath: '' },
    links: { site: { label: 'Site', url: 'https://scores.example' } },
    places: [],
    ...(checked && { check: { label: 'Check', help: '', sends: ['key', 'other', 'title'], request: checked, answers: known } }),
    ...(fetch && { fetch: { secret: 'key', key: 'gameKey', request: fetch, answer: pointers } }),
    sections: [
      {
        id: 'keys',
        label: 'Keys',
        fields: [
          secretField('key'),
          secretField('other'),
          { ...field('title'), kind: 'text', class: 'shared', default: '' },
          fetched('gameKey', '^[0-9a-f]{8}$'),
          fetched('number', '^\\d{1,20}$'),
          fetched('name', '^.{0,40}$'),
        ],
      },
    ],
  })
  return createDeclared({ client: clientOf(), service })
}

const { signal } = new AbortController()
const answers: Answer[] = [{ status: [200], verdict: 'valid', text: 'Good.' }]

async function check(request: Request, { values = {}, ...rest }: { values?: Record<string, string>; origin?: string } = {}) {
  const { origin, received } = await serve((response) => json(response, {}))
  const module = declaredWith({ checked: request, answers })
  const sent = { key: secret, other, title: 'a/b ü', ...values }
  const asked = module.check?.({ portalUrl: `${origin}/v1`, origin, signal, values: sent, ...rest })
  return { received, asked: asked ?? expect.unreachable('There is no check.') }
}

async function sentBy(...asked: Parameters<typeof check>) {
  const checked = await check(...asked)
  await checked.asked
  return checked.received[0] ?? expect.unreachable('Nothing was sent.')
}

async function refused(...asked: Parameters<typeof check>) {
  const checked = await check(...asked)
  const failure = await failureOf(checked.asked)
  expect(checked.received, 'nothing was sent').toEqual([])
  return failure
}

describe('a value stays in its place', () => {
  test('as one segment of the path and one value of the query', async () => {
    const { method, path } = await sentBy({ method: 'GET', path: '/titles/{title}:get', query: { t: 'x-{title}', n: '1&2' } })
    expect([method, path]).toEqual(['GET', '/v1/titles/a%2Fb%20%C3%BC:get?t=x-a%2Fb%20%C3%BC&n=1%262'])
  })

  test('in headers, as it is, and with a name and password as HTTP says', async () => {
    const { headers } = await sentBy({
      method: 'GET',
      path: '/me',
      headers: { Authorization: { basic: ['{other}', '{key}'] }, 'X-Key': 'Key {key}', 'X-Title': '2' },
    })
    const basic = `Basic ${Buffer.from(`${other}:${secret}`).toString('base64')}`
    expect(headers).toMatchObject({ authorization: basic, 'x-key': `Key ${secret}`, 'x-title': '2', 'x-request-id': requestId })
  })

  test('in the strings of JSON, however deep, and nothing else of it changes', async () => {
    const body = { a: ['{key}', { b: 'is {title}.' }], c: 1, d: null, e: false, '{key}': '{other}{other}' }
    const sent = await sentBy({ method: 'POST', path: '/check', json: body })
    expect(JSON.parse(sent.body)).toEqual({ ...body, a: [secret, { b: 'is a/b ü.' }], '{key}': `${other}${other}` })
    expect(sent.headers['content-type']).toBe('application/json')
  })

  test('in a form', async () => {
    const sent = await sentBy({ method: 'POST', path: '/token', form: { grant_type: 'x', key: '{key}', title: '{title}' } })
    expect(Object.fromEntries(new URLSearchParams(sent.body))).toEqual({ grant_type: 'x', key: secret, title: 'a/b ü' })
    expect(sent.headers['content-type']).toBe('application/x-www-form-urlencoded')
  })

  test('and what it holds is never read as a template', async () => {
    const values = { title: '{key}$&', other: '{key}' }
    const sent = await sentBy({ method: 'POST', path: '/', json: ['{title}', '{other}'] }, { values })
    expect(JSON.parse(sent.body)).toEqual(['{key}$&', '{key}'])
  })

  test.each(['..', '.', 'a\ud800'])('one that would change the address (%j) is refused', async (title) => {
    const { code } = await refused({ method: 'GET', path: '/titles/{title}/x' }, { values: { title } })
    expect(code).toBe('invalid')
  })

  test.each(['a\r\nX-Other: b', 'ümlaut', ' a', 'a\u0000'])('one that is no value of a header (%j) is refused', async (title) => {
    const { code, message } = await refused(
      { method: 'GET', path: '/', headers: { 'X-Title': '{title}' } },
      { values: { title } },
    )
    expect([code, message.split(':')[0]]).toEqual(['invalid', 'The title'])
  })

  test('a name with a colon is not sent with a password', async () => {
    const headers = { Authorization: { basic: ['{title}', '{key}'] as [string, string] } }
    expect((await refused({ method: 'GET', path: '/', headers }, { values: { title: 'a:b' } })).message).toContain('colon')
  })

  test('one that was never given is named, and nothing is sent', async () => {
    const { code, message } = await refused({ method: 'GET', path: '/{title}' }, { values: { title: '' } })
    expect([code, message]).toEqual(['missing', 'There is no The title yet.'])
  })
})

describe('secrets', () => {
  const inBody: Request = { method: 'POST', path: '/', json: { key: '{key}' } }

  test.each([
    ['a header', { method: 'GET', path: '/', headers: { 'X-Key': '{key}' } }],
    ['a password', { method: 'GET', path: '/', headers: { Authorization: { basic: ['a', '{key}'] } } }],
    ['JSON', inBody],
    ['a form', { method: 'POST', path: '/', form: { key: '{key}' } }],
  ] satisfies [string, Request][])('in %s go to no origin but their own', async (_where, request) => {
    expect((await refused(request, { origin: 'https://api.scores.example' })).code).toBe('other-origin')
  })

  test.each([
    { method: 'GET', path: '/{key}' },
    { method: 'GET', path: '/', query: { key: '{key}' } },
  ] satisfies Request[])('are never part of an address: %j', async (request) => {
    expect(await refused(request)).toMatchObject({ code: 'invalid' })
    expect((await refused(request, { values: { key: 'short' } })).code, 'however short').toBe('invalid')
  })

  test('of a body are in no failure, however the answer quotes them', async () => {
    for (const quoted of [secret, JSON.stringify(secret), encodeURIComponent(secret)]) {
      const { origin } = await serve((response) => json(response, '{}', 200, { 'x-request-id': quoted.replaceAll(/[^\w]/g, '') }))
      const module = declaredWith({ fetch: inBody, pointers: { gameKey: '/k' } })
      const asked = module.fetch?.({ portalUrl: origin, origin, token: secret, known: {}, signal })
      expect(JSON.stringify(await failureOf(asked ?? expect.unreachable()))).not.toContain(secret.slice(0, 8))
    }
  })

  test('are sent once, whatever is answered, and never on to where a redirect leads', async () => {
    for (const status of [307, 429, 500, 503]) {
      const { origin, received: all } = await serve((response) => response.writeHead(status, { location: '/on' }).end())
      await failureOf(
        declaredWith({ checked: inBody, answers }).check?.({ portalUrl: origin, origin, signal, values: { key: secret } }) ??
          expect.unreachable(),
      )
      expect(all).toHaveLength(1)
    }
  })
})

describe('a verdict is that of the first declared answer that fits', () => {
  const all: Answer[] = [
    { status: [200], body: { at: '/data/0/ok', is: 'yes' }, verdict: 'valid', text: 'Yes.' },
    { status: [200, 404], body: { at: '/code', is: 5 }, verdict: 'valid', text: 'Five.' },
    { status: [401], verdict: 'invalid', text: 'No.' },
    { status: [204, 418], verdict: 'valid', text: 'Tea.' },
  ]
  const page = (response: ServerResponse, status: number) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<p>')

  async function verdict(answer: (response: ServerResponse) => void) {
    const { origin } = await serve(answer)
    const module = declaredWith({ checked: { method: 'GET', path: '/' }, answers: all })
    return (await module.check?.({ portalUrl: origin, origin, signal, values: {} })) ?? expect.unreachable()
  }

  test.each([
    [200, { data: [{ ok: 'yes' }] }, 'Yes.'],
    [404, { code: 5 }, 'Five.'],
    [401, { anything: 1 }, 'No.'],
    [204, '', 'Tea.'],
  ])('status %i with %j', async (status, body, text) => {
    expect(await verdict((response) => json(response, body, status))).toMatchObject({ text })
  })

  test.each([
    [200, { data: [{ ok: true }] }],
    [200, { code: '5' }],
    [200, '{"code":5.0}'],
    [200, '{"code":5,"code":6}'],
    [200, { data: { length: 1 } }],
    [403, { code: 5 }],
  ])('nothing fits status %i with %j: unclear, and said so', async (status, body) => {
    const { verdict: said, text } = await verdict((response) => json(response, body, status))
    expect([said, text.includes(String(status))]).toEqual(['unclear', true])
  })

  test('the page of a network that wants a login never makes keys good', async () => {
    expect((await verdict((response) => page(response, 418))).verdict).toBe('unclear')
    expect((await verdict((response) => page(response, 401))).verdict).toBe('invalid')
  })

  test.each([407, 429, 500, 511])('status %i is a failure on the way, not a verdict', async (status) => {
    await expect(verdict((response) => json(response, {}, status))).rejects.toThrow()
  })
})

describe('what is fetched', () => {
  const pointers = { gameKey: '/data/game~1key', number: '/n', name: '/names/1' }
  const good = { data: { 'game/key': '0a1b2c3d' }, n: 7, names: ['x', 'Lantern'] }

  async function fetchFrom(body: unknown, status = 200) {
    const { origin, received: all } = await serve((response) => json(response, body, status))
    const request: Request = { method: 'GET', path: '/games/{title}', headers: { 'X-Key': '{key}' } }
    const module = declaredWith({ fetch: request, pointers })
    const asked = module.fetch?.({ portalUrl: origin, origin, token: secret, known: { title: 't1' }, signal })
    return { asked: asked ?? expect.unreachable(), all }
  }

  test('stands where the pointers say, with the token and the settings that the request names', async () => {
    const { asked, all } = await fetchFrom(good)
    expect((await asked).values).toEqual({ gameKey: '0a1b2c3d', number: '7', name: 'Lantern' })
    expect(all).toMatchObject([{ path: '/games/t1', headers: { 'x-key': secret } }])
  })

  test('may lack all but the key', async () => {
    const { asked } = await fetchFrom({ data: good.data, names: ['x', null] })
    expect((await asked).values).toEqual({ gameKey: '0a1b2c3d', number: '', name: '' })
  })

  test('is exact to the last digit', async () => {
    const { asked } = await fetchFrom('{"data":{"game/key":"0a1b2c3d"},"n":65324704036867276812}')
    expect((await asked).values['number']).toBe('65324704036867276812')
  })

  test.each([
    ['data.game/key', { ...good, data: {} }],
    ['data.game/key', { ...good, data: { 'game/key': '' } }],
    ['data.game/key', { ...good, data: { 'game/key': 'not hex!' } }],
    ['n', { ...good, n: 1.5 }],
    ['n', JSON.stringify(good).replace('7', '1e3')],
    ['n', { ...good, n: true }],
    ['names.1', { ...good, names: ['x', 'a\u202eb'] }],
    ['names.1', { ...good, names: ['x', ' a'] }],
    ['names.1', { ...good, names: ['x', ['y']] }],
  ])('is refused by its path (%s) where it is not what its field takes', async (path, body) => {
    const { code, message } = await failureOf((await fetchFrom(body)).asked)
    expect([code, message.includes(path)]).toEqual(['unexpected', true])
    expect(message).not.toContain('not hex')
  })

  test('is never a secret that was sent', async () => {
    const { code, message } = await failureOf((await fetchFrom({ ...good, names: ['x', `of ${secret}`] })).asked)
    expect([code, message.includes('one of your secrets')]).toEqual(['unexpected', true])
  })

  test.each([201, 204, 404])('is read with status 200 only, not with %i', async (status) => {
    const { code } = await failureOf((await fetchFrom(status === 204 ? '' : good, status)).asked)
    expect(['unexpected', 'portal-refused']).toContain(code)
  })
})

test('a service that declares no request can do nothing', () => {
  expect(declaredWith({})).toEqual({})
})
