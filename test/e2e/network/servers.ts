import { createServer, type RequestListener } from 'node:http'
import { createSecureServer as createSecondServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import { createServer as createSecureServer, type ServerOptions } from 'node:https'
import { createServer as createRawServer, type AddressInfo, type Server, type Socket } from 'node:net'

export type Running = { port: number; origin: string; close(): void }

/** An http server on loopback, or an https one when it is given a certificate. */
export function listen(listener: RequestListener, secure?: ServerOptions): Promise<Running> {
  const server = secure === undefined ? createServer(listener) : createSecureServer(secure, listener)
  // A client that hangs up, or refuses a certificate, is part of the test.
  server.on('clientError', (_error, socket) => socket.destroy())
  server.on('tlsClientError', () => undefined)
  return start(server, secure === undefined ? 'http' : 'https', () => server.closeAllConnections())
}

type SecondListener = (request: Http2ServerRequest, response: Http2ServerResponse) => void

/** An https server that speaks only HTTP/2. */
export function listenSecond(secure: ServerOptions, listener: SecondListener): Promise<Running> {
  const sockets = new Set<Socket>()
  const server = createSecondServer({ ...secure, allowHTTP1: false }, listener)
  server.on('connection', (socket: Socket) => sockets.add(socket))
  server.on('sessionError', () => undefined)
  return start(server, 'https', () => sockets.forEach((socket) => socket.destroy()))
}

/** A server without a protocol: the test writes the bytes. */
export function listenRaw(onSocket: (socket: Socket) => void): Promise<Running> {
  const sockets = new Set<Socket>()
  const server = createRawServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    onSocket(socket)
  })
  return start(server, 'http', () => sockets.forEach((socket) => socket.destroy()))
}

async function start(server: Server, scheme: string, hangUp: () => void): Promise<Running> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `${scheme}://127.0.0.1:${port}`,
    close: () => {
      hangUp()
      server.close()
    },
  }
}
