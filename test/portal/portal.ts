import type { RequestListener } from 'node:http'

import { badTls, type BadTls } from './badTls'
import { createAuthority, createLeaf, type Pair } from './certificates'
import type { FailureName } from './failures'
import { createListener } from './listener'
import { receive, type Received } from './requestLog'
import { createServers } from './servers'
import { approveSignIn } from './signIn'
import { createSwitches } from './switches'
import { createWorld } from './world'

type Options = {
  /** Port of the http address; a free one by default. Rejects with EADDRINUSE if it is taken. */
  port?: number
  /** Milliseconds between the bytes of `slow-drip`. */
  dripEvery?: number
}

export type Portal = Awaited<ReturnType<typeof startPortal>>

/** A mock server of the services' portals, on loopback over http and https. It never ships. */
export async function startPortal({ port = 0, dripEvery = 1000 }: Options = {}) {
  const world = createWorld()
  const switches = createSwitches()
  const servers = createServers()
  const requests: Received[] = []
  const authority = await createAuthority('Latchkey mock server')
  const certificate = await createLeaf({ ca: authority })
  const origins = { plain: '', other: '', secureOther: '' }
  const listener = createListener({ world, requests, take: switches.take, origins: () => origins, dripEvery })
  const other = await startOther(servers, certificate)
  const secure = await servers.start(listener, { certificate })
  const plain = await servers.start(listener, { port }).catch(async (error: unknown) => {
    await servers.close()
    throw error
  })
  Object.assign(origins, { plain: plain.origin, other: other.origin, secureOther: other.secureOrigin })

  return {
    world,
    http: addressOf(plain.origin),
    https: { ...addressOf(secure.origin), caPem: authority.cert },
    /** URL of a portal, made at first use, whose certificate no client should accept. */
    tls: onceEach(async (kind: BadTls) => {
      const bad = await servers.start(listener, { certificate: await badTls[kind](authority) })
      return addressOf(bad.origin).portalUrl
    }),
    /** URL of a portal at a port where nobody listens. */
    closedUrl,
    /** Everything received, oldest first. */
    requests,
    /** Other origins, which nothing should ever reach: not with a request, nor even with a connection. */
    other,
    /**
     * Misbehaves from now on, for that many requests, at every path or at those that end like `path`, which may have the
     * method before it: `POST /core/cldkctl/token`. If it ends in `/`, it means every path below.
     */
    fail: (name: FailureName, times = Infinity, path = '') => switches.fail(name, times, path),
    heal: () => switches.heal(),
    /** Presses the button of the login page; without a nonce, for the newest sign-in. */
    approveSignIn: (nonce?: string) => approveSignIn(world, nonce),
    /** Ends everything at once, requests that stall included. */
    close: () => servers.close(),
  }
}

async function startOther(servers: ReturnType<typeof createServers>, certificate: Pair) {
  const requests: Received[] = []
  const plain = await servers.start(recorder(requests))
  const secure = await servers.start(recorder(requests), { certificate })
  return {
    origin: plain.origin,
    secureOrigin: secure.origin,
    requests,
    connections: () => plain.connections() + secure.connections(),
  }
}

function recorder(log: Received[]): RequestListener {
  return (request, response) => {
    void receive(log, request).then(() => response.writeHead(200).end())
  }
}

async function closedUrl(): Promise<string> {
  const servers = createServers()
  const { origin } = await servers.start(recorder([]))
  await servers.close()
  return addressOf(origin).portalUrl
}

function addressOf(origin: string) {
  return {
    origin,
    portalUrl: `${origin}/v1/portal`,
    playUrl: `${origin}/v1/play`,
    cloudekaUrl: origin,
    plutuUrl: `${origin}/api/v1`,
  }
}

function onceEach<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}
