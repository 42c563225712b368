import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'

import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { failureOfNetError } from '../../../../electron/app/net/netErrors'
import type { PortalRequest } from '../../../../electron/core/portal/request'
import { waitInWords } from '../../../../electron/core/portal/retryAfter'
import { refusalOfStatus } from '../../../../electron/core/portal/statusFailures'
import { clientOf, failureOf, json, requestId, serve } from '../../world/loopback'

const secret = 'f00dfeedf00dfeedf00dfeedf00dfeed'
const schema = z.object({ key: z.string().min(1), list: z.array(z.object({ id: z.string() })).optional() })
const good = { key: 'value' }

function ask(origin: string, path = '/v1/thing', changes: Partial<PortalRequest> = {}) {
  return {
    method: 'GET' as const,
    url: `${origin}${path}`,
    headers: { 'X-Client': 'latchkey/1.2.3' },
    secrets: [{ header: 'X-Token', value: secret, origin }],
    requestIdHeader: 'X-Request-ID',
    classify: refusalOfStatus,
    signal: new AbortController().signal,
    schema,
    ...changes,
  }
}

describe('what is sent', () => {
  test('a request carries our headers, a fresh id and nothing of axios', async () => {
    const { origin, received } = await serve((response) => json(response, good))

    const { value, requestId: id } = await clientOf().send(ask(origin))

    expect(value).toEqual(good)
    expect(id).toBe(requestId)
    const { host, connection, ...headers } = received[0]?.headers ?? {}
    expect([typeof host, typeof connection]).toEqual(['string', 'string'])
    expect(headers).toEqual({
      accept: 'application/json',
      'user-agent': 'latchkey/1.2.3',
      'x-client': 'latchkey/1.2.3',
      'x-request-id': requestId,
      'x-token': secret,
    })
  })

  test('a POST without a body says JSON, not a form', async () => {
    const { origin, received } = await serve((response) => json(response, '', 204))

    await clientOf().sendOnly(ask(origin, '/v1/thing', { method: 'POST' }))

    expect(received[0]).toMatchObject({ method: 'POST', body: '' })
    expect(received[0]?.headers['content-type']).toBe('application/json')
  })

  test('a body is sent as JSON', async () => {
    const { origin, received } = await serve((response) => json(response, good))

    await clientOf().send(ask(origin, '/v1/thing', { method: 'POST', body: { name: 'ü' } }))

    expect(received[0]?.body).toBe('{"name":"ü"}')
  })

  test('a secret goes to no other origin than its own', async () => {
    const { origin, received } = await serve((response) => json(response, good))
    const secrets = [{ header: 'X-Token', value: secret, origin: 'https://api.example' }]

    const failure = await failureOf(clientOf().send(ask(origin, '/v1/thing', { secrets })))

    expect(failure).toMatchObject({ code: 'other-origin', requestId })
    expect(received).toEqual([])
  })

  test('a secret never stands in a URL', async () => {
    const { origin, received } = await serve((response) => json(response, good))

    for (const written of [
      secret,
      secret.toUpperCase(),
      encodeURIComponent(secret).replace(/^./, (first) => `%${first.charCodeAt(0).toString(16)}`),
    ]) {
      expect(await failureOf(clientOf().send(ask(origin, `/v1/${written}`)))).toMatchObject({ code: 'invalid' })
    }
    expect(received).toEqual([])
  })

  const unsendable = ['line\nbreak', 'ümlaut', ' ', '']
  test.each(unsendable)('a secret that is no header value (%j) is refused', async (value) => {
    const { origin, received } = await serve((response) => json(response, good))

    const secrets = [{ header: 'X-Token', value, origin }]
    expect(await failureOf(clientOf().send(ask(origin, '/a', { secrets })))).toMatchObject({ code: 'invalid' })
    expect(received).toEqual([])
  })

  test('a form is sent as a form', async () => {
    const { origin, received } = await serve((response) => json(response, good))

    await clientOf().send(ask(origin, '/v1/thing', { method: 'POST', form: { grant: 'a b', id: 'x&y=ü' } }))

    expect(received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(Object.fromEntries(new URLSearchParams(received[0]?.body))).toEqual({ grant: 'a b', id: 'x&y=ü' })
  })

  const spelled = 'k"y+with/odd\\signs='
  test.each([
    ['as it is', spelled],
    ['as JSON writes it', JSON.stringify(spelled).slice(1, -1)],
    ['as an address writes it', encodeURIComponent(spelled)],
    ['as a form writes it', new URLSearchParams({ a: spelled }).toString().slice(2)],
  ])('a secret of the body that the answer quotes %s is in no text from the portal, and in no address', async (_how, quoted) => {
    const { origin, received } = await serve((response) => json(response, { hint: `no such key: ${quoted}.` }, 400))
    const body = { key: spelled }
    const secrets = [{ header: null, value: spelled, origin }]
    const classify: PortalRequest['classify'] = ({ body: said, words }) => ({
      code: 'portal-refused',
      message: words(z.object({ hint: z.string() }).parse(said).hint) ?? '',
    })

    const failure = await failureOf(clientOf().send(ask(origin, '/a', { method: 'POST', body, secrets, classify })))

    expect(failure.message).toBe('no such key: [token].')
    expect(JSON.parse(received[0]?.body ?? '')).toEqual(body)
    const inAddress = await failureOf(clientOf().send(ask(origin, `/a?key=${encodeURIComponent(quoted)}`, { secrets })))
    expect([inAddress.code, received.length]).toEqual(['invalid', 1])
  })

  test('a failed request is not repeated', async () => {
    const { origin, received } = await serve((response) => json(response, {}, 503))

    await failureOf(clientOf().send(ask(origin)))

    expect(received).toHaveLength(1)
  })
})

describe('redirects', () => {
  test('one of the same origin is followed, three times at most', async () => {
    const { origin, received } = await serve((response, { path }) => {
      const left = Number(path.slice(1))
      if (left === 0) json(response, good)
      else response.writeHead(307, { location: `/${left - 1}` }).end()
    })

    expect((await clientOf().send(ask(origin, '/3'))).value).toEqual(good)
    received.length = 0
    expect(await failureOf(clientOf().send(ask(origin, '/4')))).toMatchObject({ code: 'redirected' })
    expect(received).toHaveLength(4)
  })

  test('one to another origin is refused and that origin receives nothing', async () => {
    const other = await serve((response) => json(response, good))
    const location = `${other.origin}/x`
    const { origin } = await serve((response) => response.writeHead(302, { location }).end())

    const failure = await failureOf(clientOf().send(ask(origin)))

    expect(failure.code).toBe('redirected')
    expect(failure.message).toContain(other.origin)
    expect(other.received).toEqual([])
  })

  test('one that answers a write is refused', async () => {
    const { origin, received } = await serve((response) => {
      response.writeHead(307, { location: '/again' }).end()
    })

    const failure = await failureOf(clientOf().send(ask(origin, '/a', { method: 'POST' })))

    expect(failure.code).toBe('redirected')
    expect(received).toHaveLength(1)
  })

  test('one with a login in it, or to no web address, is refused', async () => {
    const { origin, received } = await serve((response, { path, headers }) => {
      const target = path === '/login' ? `http://a:b@${headers.host}/x` : 'data:application/json,{}'
      response.writeHead(302, { location: target }).end()
    })

    expect((await failureOf(clientOf().send(ask(origin, '/login')))).code).toBe('redirected')
    expect((await failureOf(clientOf().send(ask(origin, '/data')))).code).toBe('redirected')
    expect(received).toHaveLength(2)
  })

  test('one that names the secret in its host is told without it', async () => {
    const { origin } = await serve((response) => response.writeHead(302, { location: `https://${secret}.example/` }).end())

    const failure = await failureOf(clientOf().send(ask(origin)))

    expect(failure.message).not.toContain(secret)
    expect(failure.message).toContain('[token]')
  })
})

describe('time and size', () => {
  test('an answer that never begins, or never ends, is a timeout', async () => {
    const { origin } = await serve((response, { path }) => {
      if (path === '/body') response.writeHead(200, { 'content-type': 'application/json' }).write('{"key":')
    })
    const client = clientOf({ timeout: 100 })

    expect((await failureOf(client.send(ask(origin, '/headers')))).code).toBe('timeout')
    expect((await failureOf(client.send(ask(origin, '/body')))).code).toBe('timeout')
  })

  test('cancel ends a request under way, and one that has not begun sends nothing', async () => {
    let closed = 0
    const { origin, received } = await serve((response) => response.on('close', () => (closed += 1)))
    const controller = new AbortController()

    const request = failureOf(clientOf().send(ask(origin, '/a', { signal: controller.signal })))
    await expect.poll(() => received).toHaveLength(1)
    controller.abort()

    expect(await request).toMatchObject({ code: 'cancelled', requestId })
    expect(await failureOf(clientOf().send(ask(origin, '/b', { signal: controller.signal })))).toMatchObject({
      code: 'cancelled',
    })
    expect(received).toHaveLength(1)
    await expect.poll(() => closed).toBe(1)
  })

  test('an answer up to the limit is read, one byte more is not', async () => {
    const { origin } = await serve((response, { path }) => {
      const size = Number(path.slice(1))
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"key":"')
      response.end(`${'x'.repeat(size - '{"key":""}'.length)}"}`)
    })
    const limit = 4096

    expect((await clientOf().send(ask(origin, '/4096', { limit }))).value.key).toHaveLength(4086)
    expect((await failureOf(clientOf().send(ask(origin, '/4097', { limit })))).code).toBe('too-large')
  })

  test('a declared length over the limit is refused before the body is read', async () => {
    const { origin } = await serve((response) => {
      response.setHeader('content-length', 2 * 1024 * 1024)
      response.writeHead(200, { 'content-type': 'application/json' }).write('{')
    })

    const failure = await failureOf(clientOf().send(ask(origin)))

    expect(failure).toMatchObject({ code: 'too-large', message: expect.stringContaining('1 MiB') as string })
  })

  test('the limit holds for what a packed body expands to', async () => {
    const packed = gzipSync(JSON.stringify({ key: 'x'.repeat(4 * 1024 * 1024) }))
    const { origin } = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packed)
    })

    expect(packed.byteLength).toBeLessThan(100_000)
    expect((await failureOf(clientOf().send(ask(origin)))).code).toBe('too-large')
  })

  test('endless headers end', async () => {
    const { origin } = await serve((response) => json(response, good, 200, { 'x-big': 'x'.repeat(100_000) }))

    expect((await failureOf(clientOf().send(ask(origin)))).code).toBe('too-large')
  })
})

describe('bad answers', () => {
  const notUtf8 = Buffer.from('{"key":"\u00ff"}', 'latin1')
  const deep = '{"key":"a","list":[{"id":1}]}'
  test.each([
    ['nothing', '', 'application/json', 'not-json', /empty/],
    ['blanks', ' \n', 'application/json', 'not-json', /empty/],
    ['a web page', '<!doctype html><p>Sign in', 'text/html', 'not-json', /web page/],
    ['a web page that says JSON', '\n <html>', 'application/json', 'not-json', /web page/],
    ['half of JSON', '{"key":"val', 'application/json', 'not-json', /cut short/],
    ['bytes that are no UTF-8', notUtf8, 'application/json', 'not-json', /valid JSON/],
    ['another type', '{"key":"value"}', 'application/octet-stream', 'not-json', /is not JSON/],
    ['plain text', 'OK', 'text/plain', 'not-json', /is not JSON/],
    ['a missing value', '{}', 'application/json', 'unexpected', /lacks key\./],
    ['a null', '{"key":null}', 'application/json', 'unexpected', /lacks key\./],
    ['an empty value', '{"key":""}', 'application/json', 'unexpected', /key is empty/],
    ['a mistyped value', '{"key":12345}', 'application/json', 'unexpected', /key has an unexpected form/],
    ['a mistyped value deep down', deep, 'application/json', 'unexpected', /list\.0\.id/],
    ['another shape', '[1]', 'application/json', 'unexpected', /lacks key|expected data/],
    ['a bare null', 'null', 'application/json', 'unexpected', /expected data/],
    ['__proto__', '{"key":"a","__proto__":{"polluted":1}}', 'application/json', 'unexpected', /reserved name/],
    ['constructor', '{"key":"a","x":{"constructor":{}}}', 'application/json', 'unexpected', /reserved/],
    ['endless nesting', '['.repeat(500_000), 'application/json', 'unexpected', /nested/],
    ['a name that stands twice', '{"key":"a","key":"b"}', 'application/json', 'unexpected', /“key” twice/],
    ['a number nobody can hold', '{"key":1e400}', 'application/json', 'unexpected', /key has an unexpected form/],
  ])('%s is told for what it is', async (_name, body, type, code, words) => {
    const { origin } = await serve((response) => {
      response.writeHead(200, { 'content-type': type }).end(body)
    })

    const failure = await failureOf(clientOf().send(ask(origin)))

    expect(failure).toMatchObject({ code, requestId })
    expect(failure.message).toMatch(words)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test.each(['application/json; charset=utf-8', 'application/problem+json', 'text/json', 'text/plain', ''])(
    'JSON that calls itself %j is read',
    async (type) => {
      const { origin } = await serve((response) => {
        response.writeHead(200, type === '' ? {} : { 'content-type': type }).end(JSON.stringify(good))
      })

      expect((await clientOf().send(ask(origin))).value).toEqual(good)
    },
  )

  test('a broken connection is told as such, before and in the body', async () => {
    const { origin } = await serve((response, { path }) => {
      if (path === '/body') response.writeHead(200, { 'content-length': 100 }).write('{')
      setImmediate(() => response.destroy())
    })

    expect((await failureOf(clientOf().send(ask(origin, '/headers')))).code).toBe('cut')
    expect((await failureOf(clientOf().send(ask(origin, '/body')))).code).toBe('cut')
  })

  test.each([
    [401, 'rejected'],
    [403, 'rejected'],
    [404, 'portal-refused'],
    [407, 'refused'],
    [429, 'too-many-requests'],
    [500, 'portal-fault'],
    [503, 'portal-fault'],
    [511, 'refused'],
    [304, 'unexpected'],
  ])('status %i without a rule of the service is %s', async (status, code) => {
    const { origin } = await serve((response) => json(response, '<html>', status))

    expect((await failureOf(clientOf().send(ask(origin)))).code).toBe(code)
  })
})

describe('what is told', () => {
  test('the portal’s echo of the request id is preferred, if it is one', async () => {
    const echoes: Record<string, string> = { '/good': 'portal-7', '/bad': 'a b', '/secret': secret }
    const { origin } = await serve((response, { path }) => {
      json(response, {}, 500, { 'x-request-id': echoes[path] })
    })

    expect(await failureOf(clientOf().send(ask(origin, '/good')))).toMatchObject({ requestId: 'portal-7' })
    expect(await failureOf(clientOf().send(ask(origin, '/bad')))).toMatchObject({ requestId })
    expect(await failureOf(clientOf().send(ask(origin, '/secret')))).toMatchObject({ requestId })
  })

  test('no failure holds the secret anywhere, not even where only a debugger looks', async () => {
    const { origin } = await serve((response, { path }) => {
      if (path === '/cut') response.destroy()
      else json(response, { key: 1, hint: secret }, path === '/fault' ? 500 : 200)
    })

    for (const path of ['/cut', '/fault', '/shape']) {
      const error: unknown = await clientOf()
        .send(ask(origin, path))
        .catch((thrown: unknown) => thrown)
      const everything = inspect(error, { depth: 10, showHidden: true }) + String((error as Error).stack)
      expect(everything).toContain('AppError')
      expect(everything).not.toContain(secret)
    }
  })

  test.each([
    ['30', '30 seconds'],
    ['1', '1 second'],
    ['300', '5 minutes'],
    ['7200', '2 hours'],
    ['Fri, 02 Jan 2026 03:05:05 GMT', '60 seconds'],
    ['Fri, 02 Jan 2026 03:00:00 GMT', null],
    ['0', null],
    ['-5', null],
    ['soon', null],
    ['999999999', null],
    [undefined, null],
  ])('Retry-After %j is said as %j', (header, words) => {
    expect(waitInWords(header, new Date('2026-01-02T03:04:05Z'))).toBe(words)
  })

  test.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'offline', /no network/],
    ['net::ERR_NAME_NOT_RESOLVED', 'offline', /name a\.example could not be found/],
    ['net::ERR_ADDRESS_UNREACHABLE', 'offline', /can’t be reached from this network/],
    ['net::ERR_NETWORK_CHANGED', 'offline', /changed/],
    ['net::ERR_CONNECTION_REFUSED', 'refused', /refused/],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout', /no complete answer/],
    ['net::ERR_TIMED_OUT', 'timeout', /no complete answer/],
    ['net::ERR_CONNECTION_RESET', 'cut', /broke/],
    ['net::ERR_CONNECTION_CLOSED', 'cut', /broke/],
    ['net::ERR_EMPTY_RESPONSE', 'cut', /broke/],
    ['net::ERR_CONTENT_LENGTH_MISMATCH', 'cut', /broke/],
    ['net::ERR_INCOMPLETE_CHUNKED_ENCODING', 'cut', /broke/],
    ['net::ERR_HTTP2_PROTOCOL_ERROR', 'cut', /broke/],
    ['net::ERR_CERT_DATE_INVALID', 'tls', /expired/],
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'tls', /another host name/],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls', /does not trust/],
    ['net::ERR_CERT_REVOKED', 'tls', /revoked/],
    ['net::ERR_CERT_WEAK_KEY', 'tls', /CERT_WEAK_KEY/],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'tls', /outdated TLS/],
    ['net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'tls', /outdated TLS/],
    ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'tls', /client certificate/],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'refused', /proxy/],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'refused', /proxy/],
    ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'refused', /login/],
    ['net::ERR_PROXY_CERTIFICATE_INVALID', 'tls', /proxy/],
    ['net::ERR_PAC_SCRIPT_FAILED', 'refused', /proxy/],
    ['net::ERR_RESPONSE_HEADERS_TOO_BIG', 'too-large', /header/],
    ['net::ERR_CONTENT_DECODING_FAILED', 'not-json', /could not be decoded/],
    ['net::ERR_INVALID_HTTP_RESPONSE', 'not-json', /not HTTP/],
    ['net::ERR_SOMETHING_NEW', 'cut', /SOMETHING_NEW/],
    ['no name at all', 'cut', /UNKNOWN/],
  ])('%s is %s', (message, code, words) => {
    const failure = failureOfNetError(message, 'a.example')
    expect(failure.code).toBe(code)
    expect(failure.message).toMatch(words)
  })
})
