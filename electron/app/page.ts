import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

import { protocol, type ProtocolRequest, type ProtocolResponse } from 'electron'

export const pageOrigin = 'app://latchkey'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The page talks to nobody (no connect-src) and runs nothing that is not its own file. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Denied, since a script could draw outside the window with it, and look like a part of the app or of the system. */
const permissions = ['picture-in-picture', 'fullscreen', 'display-capture'].map((name) => `${name}=()`).join(', ')

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } }])
}

/**
 * Serves the built page from `folder`; every document gets a nonce of its own for styles that libraries insert. Resolves
 * when the first script is on its way.
 *
 * Uses the older of the two interfaces: the newer one, `protocol.handle`, makes a `Request` of each request, and for the
 * first one Node loads its whole fetch, which takes as long as loading all of our code (docs/decisions/0013-start.md).
 */
export function servePage(folder: string): Promise<void> {
  return new Promise((resolve) => {
    protocol.registerBufferProtocol('app', (request, answer) => {
      void respond(folder, request)
        .then(answer)
        .then(() => request.url.endsWith('.js') && resolve())
    })
  })
}

async function respond(folder: string, { method, url: address }: ProtocolRequest): Promise<ProtocolResponse> {
  const url = new URL(address)
  const path = method === 'GET' && url.host === 'latchkey' ? fileOf(folder, url.pathname) : null
  const bytes = path === null ? null : await readFile(path).catch(() => null)
  return path === null || bytes === null ? { statusCode: 404, data: Buffer.alloc(0) } : responseOf(path, bytes)
}

/** The file a path names, or null when it would lie outside the folder. */
export function fileOf(folder: string, pathname: string): string | null {
  let name: string
  try {
    name = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (name.includes('\0')) return null
  const path = normalize(join(folder, name === '/' ? 'index.html' : name))
  return path.startsWith(folder + sep) ? path : null
}

function responseOf(path: string, bytes: Buffer): ProtocolResponse {
  const type = types[extname(path)] ?? 'application/octet-stream'
  const headers = { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' }
  if (!type.startsWith('text/html')) return { data: bytes, headers }
  const nonce = randomBytes(16).toString('base64')
  const html = bytes.toString('utf8').replaceAll('__NONCE__', nonce)
  return {
    data: Buffer.from(html),
    headers: { ...headers, 'content-security-policy': policy(nonce), 'permissions-policy': permissions },
  }
}
