import { AppError } from '../../../shared/errors'
import { portalUrlTexts as texts } from '../../../shared/texts/portalUrl'

/** Where a portal is. `url` has no trailing slash; `plain` means http, which only loopback addresses get. */
export type Portal = { readonly url: string; readonly origin: string; readonly plain: boolean }

/** The origin of a secret that is only kept: as browsers write the one of no place. Nothing can be sent there. */
export const neverSent = 'null'

// Blanks, control, invisible and direction-changing characters, backslash and percent sign.
const strange = /[\s\p{C}\\%]/u
const schemeAndRest = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i
const authorityAndPath = /^(\[[0-9a-f:.]+\]|[^:/[\]]+)(?::([^/]*))?(\/.*)?$/i
const hostName = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/
const dotted = /^\d{1,3}(?:\.\d{1,3}){3}$/
const plainPath = /^(?:\/[A-Za-z0-9._~-]+)+$/

/** `local`: what the bare word `localhost` stands for. */
type Bases = { basePath: string; local?: string | undefined }

/**
 * Reads a host, an origin or a full base. `basePath` is added when no path was given. A bare loopback host
 * means http, since a portal under development seldom has a certificate. Throws `invalid` with the reason.
 */
export function portalOf(text: string, { basePath, local }: Bases): Portal {
  const given = meantBy(text.trim(), local)
  refuseStrange(given)
  const [, scheme, rest = given] = schemeAndRest.exec(given) ?? []
  const [, host = '', port, path = ''] = authorityAndPath.exec(rest) ?? refuse(texts.host)
  refuseBadPort(port)
  const url = new URL(`${scheme?.toLowerCase() ?? 'https'}://${parsableHost(host)}`)
  refuseOddHost(url.hostname, host)
  url.protocol = schemeOf(scheme, url.hostname)
  url.port = port ?? ''
  return portalAt(url, pathOf(path, basePath))
}

/** localhost, 127.0.0.0/8 and [::1]: what never leaves this machine. Takes a host as `URL` writes it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (dotted.test(host) && host.startsWith('127.'))
}

function meantBy(given: string, local: string | undefined): string {
  return given.toLowerCase() === 'localhost' ? (local ?? given) : given
}

function refuse(message: string): never {
  throw new AppError('invalid', message)
}

function refuseStrange(given: string): void {
  if (given === '') refuse(texts.empty)
  if (given.length > 300) refuse(texts.tooLong)
  if (strange.test(given)) refuse(texts.characters)
  if (given.includes('@')) refuse(texts.userinfo)
  if (/[?#]/.test(given)) refuse(texts.query)
  if (!/^https?$/i.test(schemeAndRest.exec(given)?.[1] ?? 'https')) refuse(texts.scheme)
}

function refuseBadPort(port: string | undefined): void {
  if (port === undefined) return
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) refuse(texts.port)
}

function parsableHost(host: string): string {
  return URL.canParse(`https://${host}`) ? host : refuse(texts.host)
}

// `127.1`, `0x7f000001` and full-width digits are addresses to a URL parser, and a surprise to everyone else.
function refuseOddHost(parsed: string, written: string): void {
  if (parsed.startsWith('[')) return
  if (dotted.test(parsed) && parsed !== written) refuse(texts.number)
  if (parsed.length > 253 || !hostName.test(parsed)) refuse(texts.host)
}

function schemeOf(scheme: string | undefined, host: string): string {
  if (scheme === undefined) return isLoopback(host) ? 'http:' : 'https:'
  if (scheme.toLowerCase() === 'http' && !isLoopback(host)) refuse(texts.plainHttp)
  return `${scheme.toLowerCase()}:`
}

function pathOf(path: string, basePath: string): string {
  const trimmed = withoutSlashes(path)
  if (trimmed === '') return basePath
  const steps = trimmed.split('/')
  if (!plainPath.test(trimmed) || steps.includes('.') || steps.includes('..')) refuse(texts.path)
  return trimmed
}

function withoutSlashes(path: string): string {
  let end = path.length
  while (path[end - 1] === '/') end -= 1
  return path.slice(0, end)
}

function portalAt(url: URL, path: string): Portal {
  return { url: `${url.origin}${path}`, origin: url.origin, plain: url.protocol === 'http:' }
}
