import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createGunzip } from 'node:zlib'

import { describe, expect, test } from 'vitest'

import type { BadTls } from '../../portal/badTls'
import { startPortal } from '../../portal/portal'
import { ask, client, open, startForTest } from './askPortal'

const megabyte = 1024 * 1024
const idle = openHandles()
/** What another test left may end meanwhile. */
const isIdle = () => Object.entries(openHandles()).every(([kind, count]) => count <= (idle[kind] ?? 0))

describe('https', () => {
  test('is trusted with its own authority and with no other', async () => {
    const { portal, project, classic } = await startForTest()
    const { origin, caPem } = portal.https
    expect((await ask(origin, { ...classic, ca: caPem })).body).toContain(project.runtime_key)
    const named = origin.replace('127.0.0.1', 'localhost')
    expect((await ask(named, { ...classic, ca: caPem })).body).toContain(project.runtime_key)
    await expect(ask(origin, classic)).rejects.toThrow(/certificate/)
    expect(portal.requests).toHaveLength(2)
  })

  test.each<[BadTls, string]>([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['unknown-authority', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ])('a certificate that is %s fails for that reason, and receives nothing', async (kind, code) => {
    const { portal, classic } = await startForTest()
    const url = await portal.tls(kind)
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/v1\/portal$/)
    for (const origin of [new URL(url).origin, new URL(url.replace('127.0.0.1', 'localhost')).origin]) {
      await expect(ask(origin, { ...classic, ca: portal.https.caPem })).rejects.toMatchObject({ code })
    }
    expect(portal.requests).toEqual([])
    expect(await portal.tls(kind)).toBe(url)
  })
})

test('at the closed address nobody listens', async () => {
  const { portal, classic } = await startForTest()
  const url = await portal.closedUrl()
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\/portal$/)
  await expect(ask(new URL(url).origin, classic)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

describe('close', () => {
  test('ends at once what stalls, what floods and what never shook hands, and leaves nothing behind', async () => {
    const clients: { destroy: () => unknown }[] = []
    await expect.poll(isIdle).toBe(true)
    const before = timers()
    const portal = await startPortal({ dripEvery: 5 })
    const bad = new URL(await portal.tls('expired'))
    const floods = ['stall-in-body', 'huge', 'huge-declared', 'gzip-bomb'] as const
    const endless = [...floods, 'slow-drip', 'slow-drip', 'slow-drip'] as const
    for (const name of endless) {
      portal.fail(name, 1)
      const response = await open(portal.http.origin, { path: '/v1/portal/project', headers: client })
      // A client notices the end only of what it reads, so this one has to hang up by itself later on.
      clients.push(response.on('error', () => undefined))
    }
    portal.fail('stall-before-headers', 2)
    const silent = [portal.http.origin, portal.https.origin].map((origin) =>
      expect(ask(origin, { path: '/', ca: portal.https.caPem })).rejects.toMatchObject({ code: 'ECONNRESET' }),
    )
    await expect.poll(() => portal.requests.length).toBe(endless.length + 2)
    const { http, https, other } = portal
    const origins = [http.origin, https.origin, bad.origin, other.origin, other.secureOrigin]
    for (const origin of origins) clients.push(await connected(origin))

    await portal.close()
    await Promise.all(silent)
    for (const origin of origins) {
      await expect(connected(origin)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    }
    for (const one of clients) one.destroy()
    await expect.poll(isIdle).toBe(true)
    // The test itself has a timer or two. Each slow answer would have one as well.
    expect(timers()).toBeLessThan(before + 3)
  })

  test('may be called twice, and nothing starts afterwards', async () => {
    const portal = await startPortal()
    await Promise.all([portal.close(), portal.close()])
    await portal.close()
    await expect(portal.tls('expired')).rejects.toThrow('closed')
  })

  test('a port that is taken is said, and leaves no server running', async () => {
    const { portal } = await startForTest()
    const port = Number(new URL(portal.http.origin).port)
    await expect(startPortal({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await portal.close()
    await expect.poll(isIdle).toBe(true)
  })
})

describe('100 MB', () => {
  test.each(['huge', 'huge-declared', 'gzip-bomb'] as const)('%s is never in memory as a whole', async (name) => {
    const { portal, classic } = await startForTest()
    portal.fail(name)
    const collect = garbageCollector()
    collect()
    const before = process.memoryUsage().arrayBuffers
    const response = await open(portal.http.origin, classic)
    const body = name === 'gzip-bomb' ? response.pipe(createGunzip()) : response
    let [length, peak, next] = [0, 0, 0]
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length < next) continue
      next += 5 * megabyte
      collect()
      peak = Math.max(peak, process.memoryUsage().arrayBuffers)
    }
    expect(length).toBe(100 * megabyte)
    expect((peak - before) / megabyte).toBeLessThan(20)
  })

  test('a client that does not read is not waited for with the whole of it', async () => {
    const { portal, classic } = await startForTest()
    portal.fail('huge')
    const collect = garbageCollector()
    collect()
    const before = process.memoryUsage().arrayBuffers
    const responses = await Promise.all([1, 2, 3].map(() => open(portal.http.origin, classic)))
    collect()
    expect((process.memoryUsage().arrayBuffers - before) / megabyte).toBeLessThan(20)
    for (const response of responses) response.on('error', () => undefined).destroy()
  })
})

/** A connection that sends nothing. Rejects if nobody listens. */
async function connected(origin: string): Promise<Socket> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

function openHandles(): Record<string, number> {
  const kinds = ['TCPServerWrap', 'TCPSocketWrap', 'TLSWrap']
  return Object.fromEntries(kinds.map((kind) => [kind, countOf(kind)]))
}

function timers(): number {
  return countOf('Timeout')
}

function countOf(kind: string): number {
  return process.getActiveResourcesInfo().filter((one) => one === kind).length
}

/** Without it, the test would measure when Node happens to collect garbage. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
