import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'

import { createAuthority, createLeaf } from './certificates'
import { answerCoherence, approveSignIn, header } from './coherence'
import { failures, type FailureName } from './failures'
import { createWorld, projectOf } from './world'

type Received = { origin: string; method: string; path: string; headers: IncomingMessage['headers'] }

export type Portal = Awaited<ReturnType<typeof startPortal>>

/** A stand-in for the services' portals, on loopback over http and https. For tests and the demo; it never ships. */
export async function startPortal({ port = 0 }: { port?: number } = {}) {
  const world = createWorld()
  const requests: Received[] = []
  const elsewhere: Received[] = []
  let failing: { name: FailureName; left: number; count: number } | null = null
  const authority = await createAuthority('Latchkey stand-in')
  const leaf = await createLeaf({ ca: authority })
  const other = await listen(createServer(recorder(elsewhere)), 'http', 0)
  const plain = await listen(createServer(answer('http')), 'http', port)
  const secure = await listen(createSecureServer(leaf, answer('https')), 'https', 0)

  function answer(scheme: 'http' | 'https'): RequestListener {
    return (request, response) => {
      const origin = scheme === 'http' ? plain.origin : secure.origin
      const url = new URL(request.url ?? '/', origin)
      requests.push({ origin, method: request.method ?? '', path: request.url ?? '', headers: request.headers })
      if (failing === null || failing.left <= 0) return answerCoherence({ world, request, response, url })
      failing.left -= 1
      const token = header(request, 'x-coherence-portal-token')
      const project = projectOf(world, token) ?? world.organizations[0]?.projects[0]
      if (project === undefined) throw new Error('The stand-in needs a project.')
      const { count } = failing
      failing.count += 1
      failures[failing.name]({ response, world, project, origin, otherOrigin: other.origin, count })
    }
  }

  return {
    world,
    http: { origin: plain.origin, portalUrl: `${plain.origin}/v1/portal` },
    https: { origin: secure.origin, portalUrl: `${secure.origin}/v1/portal`, caPem: authority.cert },
    /** Everything received, oldest first. */
    requests,
    /** Another origin, which nothing should ever reach. */
    other: { origin: other.origin, requests: elsewhere },
    /** Misbehaves from now on, for that many requests. */
    fail: (name: FailureName, times = Infinity) => {
      failing = { name, left: times, count: 0 }
    },
    heal: () => {
      failing = null
    },
    approveSignIn: () => approveSignIn(world),
    close: () => Promise.all([plain.close(), secure.close(), other.close()]),
  }
}

function recorder(received: Received[]): RequestListener {
  return (request, response) => {
    const { method = '', url: path = '', headers } = request
    received.push({ origin: '', method, path, headers })
    response.writeHead(200).end()
  }
}

async function listen(server: Server, scheme: string, port: number) {
  // A client that hangs up or refuses the certificate is part of the game.
  server.on('clientError', (_error, socket) => socket.destroy())
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  // A server that listens on a port has an address of this form.
  const { port: taken } = server.address() as AddressInfo
  return {
    origin: `${scheme}://127.0.0.1:${taken}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
