import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'

/** One request as it arrived. `origin` is the server it reached, `path` includes the query. */
export type Received = {
  origin: string
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

const longest = 1024 * 1024

/** Notes a request at once, and its body when all of it is there. Null when the client gave up before that. */
export async function receive(log: Received[], request: IncomingMessage): Promise<Received | null> {
  const { method = '', url: path = '', headers } = request
  const received: Received = { origin: originOf(request), method, path, headers, body: '' }
  log.push(received)
  try {
    received.body = await bodyOf(request)
    return received
  } catch {
    return null
  }
}

function originOf({ socket }: IncomingMessage): string {
  return `${socket instanceof TLSSocket ? 'https' : 'http'}://127.0.0.1:${socket.localPort}`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > longest) throw new Error('The request is too long.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
