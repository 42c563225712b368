import type { Failure, FailureCode } from '../../../shared/errors'
import { networkTexts as texts } from '../../../shared/texts/network'

type Words = (host: string, name: string) => string
type Row = readonly [name: RegExp, code: FailureCode, words: Words]

/** Chromium's names for what can go wrong below HTTP. The first row that fits counts. */
const rows: readonly Row[] = [
  [/^PROXY_CERTIFICATE_INVALID$/, 'tls', () => texts.proxyCertificate],
  [/^(?:PROXY_AUTH|MALFORMED_IDENTITY$|UNEXPECTED_PROXY_AUTH$)/, 'refused', () => texts.proxyLogin],
  [/^(?:TUNNEL_CONNECTION|SOCKS_CONNECTION_HOST_UNREACHABLE)/, 'refused', texts.proxyRefused],
  [/PROXY|^PAC_|^SOCKS_/, 'refused', () => texts.proxyUnreachable],

  [/^INTERNET_DISCONNECTED$/, 'offline', () => texts.offline],
  [/^(?:NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|ICANN_NAME_COLLISION)$/, 'offline', texts.unknownHost],
  [/^DNS_/, 'offline', texts.unknownHost],
  [/^(?:ADDRESS_UNREACHABLE|ADDRESS_INVALID|NETWORK_ACCESS_DENIED)$/, 'offline', texts.unreachable],
  [/^(?:NETWORK_CHANGED|NETWORK_IO_SUSPENDED)$/, 'offline', () => texts.networkChanged],

  [/^CONNECTION_(?:REFUSED|FAILED)$/, 'refused', texts.refused],
  [/^UNSAFE_PORT$/, 'refused', texts.unsafePort],
  [/^BLOCKED_BY_/, 'refused', texts.blocked],
  [/TIMED_OUT$/, 'timeout', (host) => texts.timeout(host, 15)],

  [/^CERT_DATE_INVALID$/, 'tls', texts.certificateDate],
  [/^CERT_COMMON_NAME_INVALID$/, 'tls', texts.certificateHost],
  [/^CERT_AUTHORITY_INVALID$/, 'tls', texts.certificateAuthority],
  [/^CERT_REVOKED$/, 'tls', texts.certificateRevoked],
  [/^SSL_CLIENT_AUTH|^BAD_SSL_CLIENT_AUTH/, 'tls', texts.clientCertificate],
  [/^(?:CERT_|SSL_PINNED|CERTIFICATE_)/, 'tls', texts.certificateOther],
  [/SSL|TLS|^ECH_/, 'tls', texts.handshake],

  [/^(?:TOO_MANY_REDIRECTS|UNSAFE_REDIRECT|INVALID_REDIRECT)$/, 'redirected', () => texts.redirectedNowhere],
  [/^RESPONSE_HEADERS_TOO_BIG$/, 'too-large', () => texts.headersTooLarge],
  [/^CONTENT_DECODING/, 'not-json', () => texts.undecodable],
  [/^(?:INVALID_HTTP_RESPONSE|INVALID_RESPONSE|RESPONSE_HEADERS_)/, 'not-json', texts.notHttp],
  [/^(?:CONNECTION_|EMPTY_RESPONSE|CONTENT_LENGTH_MISMATCH|HTTP2_|QUIC_|SOCKET_)/, 'cut', texts.cut],
  [/CHUNKED_ENCODING$/, 'cut', texts.cut],
]

/**
 * The failure behind the message of an Electron net error, such as `net::ERR_CONNECTION_REFUSED`. Anything
 * without a row counts as a connection that broke, with Chromium's name for it. `host` is for the words.
 */
export function failureOfNetError(message: string, host: string): Failure {
  const name = /ERR_([A-Z0-9_]{1,60})/.exec(message)?.[1] ?? 'UNKNOWN'
  const row = rows.find(([pattern]) => pattern.test(name))
  if (row === undefined) return { code: 'cut', message: texts.failed(host, name) }
  const [, code, words] = row
  return { code, message: words(host, name) }
}
