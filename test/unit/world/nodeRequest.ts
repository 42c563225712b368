import { EventEmitter } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import { PassThrough } from 'node:stream'
import { createGunzip } from 'node:zlib'

import type { ClientRequestConstructorOptions } from 'electron'

import type { Net } from '../../../electron/app/net/netAdapter'

const chromiumNames: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'ERR_CERT_AUTHORITY_INVALID',
  ERR_INVALID_URL: 'ERR_INVALID_REDIRECT',
  HPE_HEADER_OVERFLOW: 'ERR_RESPONSE_HEADERS_TOO_BIG',
}

function netError({ code = '' }: Partial<NodeJS.ErrnoException>): Error {
  return new Error(`net::${chromiumNames[code] ?? 'ERR_FAILED'}`)
}

/**
 * Has the shape of Electron's `net.request` but uses Node's network: the adapter runs without Electron. Only the authority
 * that is named is trusted.
 */
export function nodeRequest(options: ClientRequestConstructorOptions, ca?: string): ReturnType<Net['request']> {
  const events = new EventEmitter()
  let current: http.ClientRequest | undefined
  let followed = false
  let ended = false

  function fail(error: Partial<NodeJS.ErrnoException>): void {
    if (!ended) events.emit('error', netError(error))
  }

  function start(url: string, body?: string): void {
    const { request } = url.startsWith('https:') ? https : http
    current = request(url, { method: options.method ?? 'GET', headers: options.headers ?? {}, agent: false, ca })
    current.on('error', fail)
    current.on('response', (incoming) => {
      const location = incoming.headers.location
      const redirects = location !== undefined && [301, 302, 303, 307, 308].includes(incoming.statusCode ?? 0)
      if (redirects && !URL.canParse(location, url)) fail({ code: 'ERR_INVALID_URL' })
      else if (redirects) redirect(incoming, new URL(location, url).href)
      else respond(incoming)
    })
    current.end(body)
  }

  function redirect(incoming: http.IncomingMessage, target: string): void {
    incoming.resume()
    followed = false
    events.emit('redirect', incoming.statusCode, options.method ?? 'GET', target, incoming.headers)
    if (followed) start(target)
    else current?.destroy()
  }

  function respond(incoming: http.IncomingMessage): void {
    const body = incoming.headers['content-encoding'] === 'gzip' ? createGunzip() : new PassThrough()
    incoming.pipe(body)
    // Electron reports a broken answer to both: first to the answer, then to the request.
    incoming.on('error', (error) => {
      body.destroy(netError(error))
      fail(error)
    })
    const shape = Object.assign(body, {
      headers: incoming.headers,
      statusCode: incoming.statusCode,
      statusMessage: incoming.statusMessage,
    })
    events.emit('response', shape)
  }

  return Object.assign(events, {
    end: (body?: string) => start(options.url ?? '', body),
    abort: () => {
      ended = true
      current?.destroy()
    },
    followRedirect: () => {
      followed = true
    },
    // EventEmitter's listener types are looser than Electron's overloads, and `end` returns nothing.
  }) as unknown as ReturnType<Net['request']>
}
