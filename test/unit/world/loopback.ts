import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { onTestFinished } from 'vitest'

import { createNetAdapter } from '../../../electron/app/net/netAdapter'
import { createPortalClient } from '../../../electron/core/portal/portal'
import { nodeRequest } from './nodeRequest'

export type Received = { method: string; path: string; headers: IncomingMessage['headers']; body: string }
type Answering = (response: ServerResponse, request: Received, count: number) => void

/** A small server for one test. It records what it receives, and is closed when the test ends. */
export async function serve(answer: Answering): Promise<{ origin: string; received: Received[] }> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      received.push({ method, path, headers, body: Buffer.concat(chunks).toString() })
      answer(response, { method, path, headers, body: Buffer.concat(chunks).toString() }, received.length)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, received }
}

export function json(response: ServerResponse, value: unknown, status = 200, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof value === 'string' ? value : JSON.stringify(value))
}

export const requestId = '0b54a2f0-5a06-4a3c-8f0e-0d9f6f3a1c11'

export function clientOf(options: { timeout?: number; newId?: () => string } = {}) {
  return createPortalClient({
    adapter: createNetAdapter({ request: nodeRequest }),
    now: () => new Date('2026-01-02T03:04:05Z'),
    newId: () => requestId,
    clientName: 'latchkey/1.2.3',
    ...options,
  })
}

/** What the user would be told. Anything but an AppError is a bug and fails the test. */
export async function failureOf(action: Promise<unknown>) {
  const { AppError } = await import('../../../shared/errors')
  try {
    await action
  } catch (error) {
    if (error instanceof AppError) return error.failure
    throw error
  }
  throw new Error('It did not fail')
}
