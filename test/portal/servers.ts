import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'

import type { Pair } from './certificates'

export type Running = {
  origin: string
  /** How many connections were ever opened, even those that sent nothing. */
  connections: () => number
}

type Options = { port?: number; certificate?: Pair }

/** Servers on 127.0.0.1 that end together, with every connection they have. */
export function createServers() {
  const started: Promise<Running & { close: () => Promise<void> }>[] = []
  let closed = false

  return {
    async start(listener: RequestListener, { port = 0, certificate }: Options = {}): Promise<Running> {
      if (closed) throw new Error('The mock server is closed.')
      const starting =
        certificate === undefined
          ? listen(createServer(listener), 'http', port)
          : listen(createSecureServer(certificate, listener), 'https', port)
      started.push(starting)
      return starting
    },
    async close(): Promise<void[]> {
      closed = true
      const results = await Promise.allSettled(started.splice(0))
      return Promise.all(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.close()] : [])))
    },
  }
}

async function listen(server: Server, scheme: string, port: number) {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  // A client that hangs up or refuses the certificate is to be expected.
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
    connections: () => connections,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        // closeAllConnections knows only connections that speak HTTP already, not a TLS handshake that stalls.
        for (const socket of sockets) socket.destroy()
      }),
  }
}
