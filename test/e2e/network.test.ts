import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'

import { createAuthority, createLeaf, type Pair } from '../portal/certificates'
import { filesHolding } from './filesHolding'
import { trust } from './trust'
import { buildProgram, startProgram, type Program, type Told } from './network/program'
import { listen, listenRaw, listenSecond } from './network/servers'

const secret = 'b16b00b5deadbeefb16b00b5deadbeef'
const canary = 'canary-4f1c9a77e0'
const megabyte = 1024 * 1024

let folder: string
let program: Program
let authority: Pair

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-network-build-'))
  await buildProgram(folder)
  authority = await createAuthority('Latchkey test authority')
  program = await startProgram(folder)
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await program.close()
  program.discard()
})

type Asking = { method?: 'GET' | 'POST'; timeout?: number; limit?: number; from?: Program }

function ask(url: string, { from = program, ...options }: Asking = {}) {
  return from.ask({ kind: 'send', method: 'GET', secret, timeout: 15_000, url, ...options })
}

async function failureOf(asked: Promise<Told>) {
  const told = await asked
  if (told.ok) throw new Error(`It was accepted: ${JSON.stringify(told.value)}`)
  expect(told.failure.message).not.toContain(secret)
  return told.failure
}

async function serve(listener: RequestListener, secure?: Parameters<typeof listen>[1]) {
  const running = await listen(listener, secure)
  onTestFinished(running.close)
  return running
}

async function serveRaw(onSocket: Parameters<typeof listenRaw>[0]) {
  const running = await listenRaw(onSocket)
  onTestFinished(running.close)
  return running
}

async function serveSecond(...given: Parameters<typeof listenSecond>) {
  const running = await listenSecond(...given)
  onTestFinished(running.close)
  return running
}

function good(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"key":"value"}')
}

describe('the wire', () => {
  test('a request carries our headers and no cookie, even after one was set', async () => {
    const received: IncomingMessage['headers'][] = []
    const { origin } = await serve((request, response) => {
      received.push(request.headers)
      response.setHeader('set-cookie', `a=${canary}; Max-Age=9999; Path=/`)
      good(response)
    })

    expect(await ask(`${origin}/1`)).toEqual({ ok: true, value: { key: 'value' }, requestId: 'own-id' })
    await ask(`${origin}/2`)

    for (const headers of received) {
      expect(headers).toMatchObject({
        accept: 'application/json',
        'user-agent': 'latchkey/0.0.0',
        'x-coherence-portal-token': secret,
        'x-coherence-request-id': 'own-id',
      })
      const known = ['accept', 'accept-encoding', 'accept-language', 'connection', 'host', 'user-agent']
      const harmless = /^(?:x-coherence-.*|cache-control|pragma|sec-fetch-\w+|priority)$/
      const rest = Object.keys(headers).filter((name) => !known.includes(name) && !harmless.test(name))
      expect(rest).toEqual([])
    }
    expect(received).toHaveLength(2)
  })

  test('a POST without a body sends none and calls it JSON', async () => {
    let headers: IncomingMessage['headers'] = {}
    const { origin } = await serve((request, response) => {
      headers = request.headers
      good(response)
    })

    await ask(origin, { method: 'POST' })

    expect(headers['content-type']).toBe('application/json')
    expect(headers['content-length'] ?? '0').toBe('0')
  })

  test('a login that a server asks for is not offered', async () => {
    const { origin } = await serve((_request, response) =>
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end('{}'),
    )

    expect((await failureOf(ask(origin))).code).toBe('rejected')
  })

  test('coherence’s classic fetch works through it', async () => {
    let client: unknown
    const values = { id: 'p1', name: 'Game', runtime_key: 'a'.repeat(32), portal_token: secret }
    const { origin } = await serve((request, response) => {
      const { url, headers } = request
      client = headers['x-coherence-client']
      const known = url === '/v1/portal/project' && headers['x-coherence-portal-token'] === secret
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(values))
    })

    const portalUrl = `${origin}/v1/portal`
    const asked = { portalUrl, token: secret, id: '', apiKey: '' }
    const told = await program.ask({ kind: 'service', action: 'coherence project', values: asked })

    expect(told).toMatchObject({ ok: true, value: { values: { runtimeKey: values.runtime_key } } })
    expect(client).toBe('latchkey/0.0.0')
  })
})

describe('no connection', () => {
  test('a closed port is a refusal', async () => {
    const { origin, close } = await listen(() => undefined)
    close()

    const failure = await failureOf(ask(origin))

    expect(failure).toMatchObject({ code: 'refused', requestId: 'own-id' })
  })

  test('a name that does not exist is offline', async () => {
    expect((await failureOf(ask('https://portal.invalid/v1'))).code).toBe('offline')
  })

  test('a port that browsers never use is told as such', async () => {
    expect((await failureOf(ask('http://127.0.0.1:25/'))).message).toMatch(/port/)
  })

  test('a connection that breaks before or in the answer is cut', async () => {
    const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'
    const answers = {
      nothing: '',
      'half a body': `${head}content-length: 100\r\n\r\n{"key":`,
      'half a chunk': `${head}transfer-encoding: chunked\r\n\r\n5\r\n{"key\r\n`,
    }
    for (const [name, text] of Object.entries(answers)) {
      const { origin } = await serveRaw((socket) => socket.once('data', () => socket.end(text)))
      const failure = await failureOf(ask(origin))
      expect([name, failure.code]).toEqual([name, 'cut'])
    }
  })

  test('a reset is cut', async () => {
    const { origin } = await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy()))

    expect((await failureOf(ask(origin))).code).toBe('cut')
  })

  test('something that is not HTTP is told as such', async () => {
    const { origin } = await serveRaw((socket) => socket.once('data', () => socket.end('SSH-2.0-X\r\n')))

    expect((await failureOf(ask(origin))).code).toBe('not-json')
  })

  test('silence before the headers, in the body, and a slow drip are timeouts', async () => {
    const { origin } = await serve((request, response) => {
      if (request.url === '/headers') return
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"key":"')
      if (request.url === '/body') return
      const drip = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(drip))
    })

    for (const path of ['/headers', '/body', '/drip']) {
      const failure = await failureOf(ask(`${origin}${path}`, { timeout: 500 }))
      expect([path, failure.code]).toEqual([path, 'timeout'])
    }
  })

  test('cancel ends a request under way and hangs up', async () => {
    let closed = 0
    const { origin } = await serve((_request, response) => {
      response.writeHead(200).write('{')
      response.on('close', () => (closed += 1))
      void program.ask({ kind: 'cancel', target: asked.id })
    })
    const asked = ask(origin)

    expect((await failureOf(asked)).code).toBe('cancelled')
    await expect.poll(() => closed).toBe(1)
  })
})

describe('sent once', () => {
  test('a request whose kept connection breaks is not sent a second time', async () => {
    const methods: string[] = []
    const { origin } = await serve((request, response) => {
      methods.push(request.method ?? '')
      if (request.url === '/good') good(response)
      else request.socket.destroy()
    })

    for (const method of ['GET', 'POST'] as const) {
      methods.length = 0
      expect(await ask(`${origin}/good`)).toMatchObject({ ok: true })
      expect((await failureOf(ask(`${origin}/break`, { method }))).code).toBe('cut')
      expect(methods).toEqual(['GET', method])
    }
  })

  test('that holds for HTTP/2 as well', async () => {
    const leaf = await createLeaf({ ca: authority })
    const data = { 'content-type': 'application/json' }
    const methods: string[] = []
    const { origin } = await serveSecond(leaf, (request, response) => {
      methods.push(request.method)
      if (request.url === '/good') response.writeHead(200, data).end('{"key":"v"}')
      else request.stream.session?.destroy()
    })
    const trusting = await startAnother(homeThatTrusts(authority))

    for (const method of ['GET', 'POST'] as const) {
      methods.length = 0
      expect(await ask(`${origin}/good`, { from: trusting })).toMatchObject({ ok: true })
      expect((await failureOf(ask(`${origin}/break`, { method, from: trusting }))).code).toBe('cut')
      expect(methods).toEqual(['GET', method])
    }
  })

  test('the end of one request disturbs no other on the same HTTP/2 server', async () => {
    const data = { 'content-type': 'application/json' }
    let answerSlow: (() => void) | undefined
    const { origin } = await serveSecond(await createLeaf({ ca: authority }), (request, response) => {
      const answer = () => response.writeHead(200, data).end('{"key":"v"}')
      if (request.url === '/slow') answerSlow = answer
      else answer()
    })
    const from = await startAnother(homeThatTrusts(authority))

    const slow = ask(`${origin}/slow`, { from })
    await expect.poll(() => answerSlow).toBeDefined()
    for (let count = 0; count < 3; count += 1) {
      expect(await ask(`${origin}/quick`, { from })).toMatchObject({ ok: true })
    }
    answerSlow?.()

    expect(await slow).toMatchObject({ ok: true })
  })
})

describe('TLS', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000)

  // Node itself offers outdated TLS only at the lowest security level.
  const outdated = { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const

  async function secureOrigin(leaf: Pair, options: typeof outdated | object = {}) {
    let count = 0
    const listener: RequestListener = (_request, response) => {
      count += 1
      good(response)
    }
    const { origin } = await serve(listener, { ...leaf, ...options })
    return { origin, requests: () => count }
  }

  test('each kind of bad certificate is refused with words of its own, before anything is sent', async () => {
    const trusting = await startAnother(homeThatTrusts(authority))
    const stranger = await createAuthority('Somebody else')
    const cases = {
      expired: [await createLeaf({ ca: authority, from: inDays(-9), to: inDays(-1) }), /expired/],
      'not yet valid': [await createLeaf({ ca: authority, from: inDays(1) }), /not valid yet/],
      'another host': [await createLeaf({ ca: authority, names: ['other.example'] }), /another host name/],
      'self-signed': [await createLeaf({}), /does not trust/],
      'unknown authority': [await createLeaf({ ca: stranger }), /does not trust/],
    } as const
    for (const [name, [leaf, words]] of Object.entries(cases)) {
      const { origin, requests } = await secureOrigin(leaf)
      const failure = await failureOf(ask(origin, { from: trusting }))
      expect([name, failure.code]).toEqual([name, 'tls'])
      expect(failure.message).toMatch(words)
      expect(requests()).toBe(0)
    }
    const { origin, requests } = await secureOrigin(await createLeaf({ ca: authority }))
    expect(await ask(origin, { from: trusting })).toMatchObject({ ok: true })
    expect(requests()).toBe(1)
  })

  test('outdated TLS, and no TLS at all, are refused', async () => {
    const old = await secureOrigin(await createLeaf({ ca: authority }), outdated)
    expect(await failureOf(ask(old.origin))).toMatchObject({ code: 'tls' })
    const { port } = await serveRaw((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 No\r\n\r\n')))
    expect(await failureOf(ask(`https://127.0.0.1:${port}/`))).toMatchObject({ code: 'tls' })
  })

  test('a proxy of the system is used, and its refusals are told', async () => {
    const inner = await secureOrigin(await createLeaf({ ca: authority, names: ['portal.invalid'] }))
    const asked: string[] = []
    let refuse = false
    const proxy = await serveRaw((socket) =>
      socket.once('data', (head) => {
        asked.push(head.toString().split('\r\n')[0] ?? '')
        if (refuse) return void socket.end('HTTP/1.1 407 No\r\nproxy-authenticate: Basic realm="x"\r\n\r\n')
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        const through = connect(Number(new URL(inner.origin).port), '127.0.0.1')
        through.on('error', () => undefined)
        socket.pipe(through).pipe(socket)
      }),
    )
    const behind = await startAnother({
      ...homeThatTrusts(authority),
      https_proxy: proxy.origin,
      no_proxy: '',
      XDG_CURRENT_DESKTOP: '',
    })

    expect(await ask('https://portal.invalid/v1', { from: behind })).toMatchObject({ ok: true })
    refuse = true
    const failure = await failureOf(ask('https://second.invalid/v1', { from: behind }))

    expect(asked).toEqual(expect.arrayContaining(['CONNECT portal.invalid:443 HTTP/1.1']))
    expect(failure.message).toMatch(/proxy/)
    expect(failure.code).toBe('refused')
  })
})

describe('redirects', () => {
  test('one of the same origin is followed with the secret, three times at most', async () => {
    const paths: string[] = []
    const { origin } = await serve((request, response) => {
      paths.push(request.url ?? '')
      expect(request.headers['x-coherence-portal-token']).toBe(secret)
      const left = Number(request.url?.slice(1))
      if (left === 0) good(response)
      else response.writeHead(302, { location: `/${left - 1}` }).end()
    })

    expect(await ask(`${origin}/3`)).toMatchObject({ ok: true })
    expect(paths).toEqual(['/3', '/2', '/1', '/0'])
    paths.length = 0
    expect((await failureOf(ask(`${origin}/4`))).code).toBe('redirected')
    expect(paths).toEqual(['/4', '/3', '/2', '/1'])
  })

  test('another origin receives nothing, not even a connection', async () => {
    let connections = 0
    const other = await serveRaw(() => (connections += 1))
    const { origin, port } = await serve((request, response) => {
      const target = request.url === '/name' ? `http://localhost:${port}/` : `${other.origin}/`
      response.writeHead(Number(request.url?.slice(1)) || 302, { location: target }).end()
    })

    for (const path of ['/301', '/302', '/303', '/307', '/308', '/name']) {
      const failure = await failureOf(ask(`${origin}${path}`))
      expect([path, failure.code]).toEqual([path, 'redirected'])
      expect(failure.message).toContain(path === '/name' ? 'localhost' : other.origin)
    }
    expect(connections).toBe(0)
  })

  test('https does not fall back to http', async () => {
    let connections = 0
    const plain = await serveRaw(() => (connections += 1))
    const leaf = await createLeaf({ ca: authority })
    const listener: RequestListener = (_request, response) => {
      response.writeHead(302, { location: plain.origin }).end()
    }
    const { origin } = await serve(listener, leaf)
    const trusting = await startAnother(homeThatTrusts(authority))

    expect((await failureOf(ask(origin, { from: trusting }))).code).toBe('redirected')
    expect(connections).toBe(0)
  })

  test('a loop, a redirected write and a redirect to no web address are refused', async () => {
    const { origin } = await serve((request, response) => {
      const targets: Record<string, string> = { '/data': 'data:text/plain,{}', '/file': 'file:///etc/hosts' }
      const location = targets[request.url ?? ''] ?? (request.method === 'POST' ? '/done' : '/')
      if (request.url === '/done') good(response)
      else response.writeHead(307, { location }).end()
    })

    expect((await failureOf(ask(`${origin}/`))).code).toBe('redirected')
    expect((await failureOf(ask(`${origin}/`, { method: 'POST' }))).code).toBe('redirected')
    expect((await failureOf(ask(`${origin}/data`))).code).toBe('redirected')
    expect((await failureOf(ask(`${origin}/file`))).code).toBe('redirected')
  })
})

describe('size', () => {
  test('100 MB, declared or not or packed, is refused early and memory stays flat', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * megabyte, ' '))
    let sent = 0
    const { origin } = await serve((request, response) => {
      const type = { 'content-type': 'application/json' }
      sent = 0
      if (request.url === '/packed') {
        return void response.writeHead(200, { ...type, 'content-encoding': 'gzip' }).end(bomb)
      }
      const declared = request.url === '/declared' ? { 'content-length': 100 * megabyte } : {}
      response.writeHead(200, { ...type, ...declared })
      pour()
      function pour(): void {
        if (response.destroyed || sent >= 100 * megabyte) return
        sent += megabyte
        if (response.write(Buffer.alloc(megabyte, ' '))) setImmediate(pour)
        else response.once('drain', pour)
      }
    })
    const before = await memory()

    for (const path of ['/declared', '/endless', '/packed']) {
      const failure = await failureOf(ask(`${origin}${path}`))
      expect([path, failure.code]).toEqual([path, 'too-large'])
      if (path !== '/packed') expect(sent).toBeLessThan(30 * megabyte)
      expect((await memory()) - before).toBeLessThan(40)
    }
  })

  test('headers of a megabyte are refused', async () => {
    const { origin } = await serveRaw((socket) =>
      socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\nx-big: ${'x'.repeat(megabyte)}\r\n\r\n{}`)),
    )

    expect((await failureOf(ask(origin))).code).toBe('too-large')
  })
})

describe('the disk', () => {
  test('neither the secret nor the answer is written anywhere', async () => {
    const { origin } = await serve((request, response) => {
      response.setHeader('set-cookie', `session=${canary}; Max-Age=99999; Path=/`)
      response.setHeader('etag', '"1"')
      response.setHeader('cache-control', 'public, max-age=99999')
      response.setHeader('content-type', 'application/json')
      if (request.url === '/from') response.writeHead(301, { location: `/to?${canary}` }).end()
      else response.end(JSON.stringify({ key: `${canary}${'x'.repeat(50_000)}` }))
    })
    const writer = await startAnother()

    for (const path of ['/a', '/a', '/from']) {
      expect(await ask(`${origin}${path}`, { from: writer })).toMatchObject({ ok: true })
    }
    await writer.close()

    expect(readdirSync(writer.home)).not.toEqual([])
    expect(filesHolding([writer.home], [secret, canary])).toEqual([])
  })
})

async function memory(): Promise<number> {
  const told = await program.ask({ kind: 'memory' })
  return told.ok ? Number(told.value) : Number.NaN
}

/** A program of one test. */
async function startAnother(environment: Record<string, string> = {}): Promise<Program> {
  const another = await startProgram(folder, environment)
  onTestFinished(async () => {
    await another.close()
    another.discard()
  })
  return another
}

function homeThatTrusts(trusted: Pair): { HOME: string } {
  const home = mkdtempSync(join(tmpdir(), 'latchkey-trust-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  trust(home, trusted.cert)
  return { HOME: home }
}
