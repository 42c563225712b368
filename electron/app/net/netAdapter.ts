import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from 'axios'
import type { ClientRequest, ClientRequestConstructorOptions, IncomingMessage, Session } from 'electron'

import { AppError } from '../../../shared/errors'
import { networkTexts as texts } from '../../../shared/texts/network'
import { failureOfNetError } from './netErrors'
import { createPartitions, type OpenPartition } from './partitions'
import { createRedirectRule } from './redirects'

// The slice of Electron's request that is used here. Tests pass an object with the same shape.
type Outgoing = Pick<ClientRequest, 'on' | 'end' | 'abort' | 'followRedirect'>
type Incoming = Pick<IncomingMessage, 'on' | 'statusCode' | 'statusMessage' | 'headers'>

export type Net = {
  request(options: ClientRequestConstructorOptions): Outgoing
  /** Made at first use. Each exchange under way has a session of its own. */
  session?: OpenPartition
}

type Way = Pick<Net, 'request'> & { session?: Session }
type Settled = { resolve(response: AxiosResponse): void; reject(error: Error): void }

/**
 * Lets axios speak through Electron's network stack, with its system proxy and certificate store. Promises:
 * nothing is sent to another origin, no cookie, cache or saved login is used, no more than `maxContentLength`
 * decoded bytes are kept, and after `timeout` milliseconds the exchange is over, whatever it was doing. Fails
 * with `AppError` only.
 */
export function createNetAdapter(net: Net): AxiosAdapter {
  const { request } = net
  if (net.session === undefined) return (config) => exchange({ request }, config)
  const lend = createPartitions(net.session)
  return (config) => lend((session) => exchange({ request, session }, config))
}

function exchange(way: Way, config: InternalAxiosRequestConfig): Promise<AxiosResponse> {
  return new Promise((resolve, reject) => {
    begin(way, config, { resolve, reject })
  })
}

function begin(way: Way, config: InternalAxiosRequestConfig, settled: Settled): void {
  const url = new URL(config.url ?? '')
  const timeout = config.timeout ?? 0
  const outgoing = open(way, config, url)
  const timer = setTimeout(() => fail('timeout', texts.timeout(url.host, Math.ceil(timeout / 1000))), timeout)
  const cancel = () => fail('cancelled', texts.cancelled)

  function settle(): void {
    clearTimeout(timer)
    config.signal?.removeEventListener?.('abort', cancel)
  }

  // Later events of the same exchange end here as well; a promise keeps its first outcome.
  function fail(...failure: ConstructorParameters<typeof AppError>): void {
    settle()
    settled.reject(new AppError(...failure))
    outgoing.abort()
  }

  const failWith = (error: Error) => {
    const { code, message } = failureOfNetError(error.message, url.host)
    fail(code, message)
  }
  const classifyRedirect = createRedirectRule(url, config.method ?? 'GET')

  config.signal?.addEventListener?.('abort', cancel)
  outgoing.on('redirect', (_status, _method, target) => {
    const refusal = classifyRedirect(target)
    if (refusal === null) outgoing.followRedirect()
    else fail('redirected', refusal)
  })
  outgoing.on('error', failWith)
  outgoing.on('response', (incoming) => {
    read(incoming, config.maxContentLength ?? 0, {
      onEnd: (data) => {
        settle()
        settled.resolve(responseOf(incoming, data, config))
      },
      onTooLarge: (limit) => fail('too-large', texts.tooLarge(limit)),
      onError: failWith,
    })
  })
  if (config.signal?.aborted === true) cancel()
  else outgoing.end(config.data)
}

function open({ request, session }: Way, config: InternalAxiosRequestConfig, url: URL): Outgoing {
  try {
    return request({
      method: (config.method ?? 'GET').toUpperCase(),
      url: url.href,
      headers: headersOf(config),
      redirect: 'manual',
      credentials: 'omit',
      useSessionCookies: false,
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      ...(session === undefined ? {} : { session }),
    })
  } catch {
    // Electron's own error quotes the offending header, which may be the secret.
    throw new AppError('invalid', texts.unsendable)
  }
}

function headersOf(config: InternalAxiosRequestConfig): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config.headers.toJSON()).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

type Readers = {
  onEnd(data: Buffer): void
  onTooLarge(limit: string): void
  onError(error: Error): void
}

// Chromium hands over unpacked bytes, so the limit also holds for what a small compressed body expands to.
function read(incoming: Incoming, limit: number, { onEnd, onTooLarge, onError }: Readers): void {
  const words = texts.mebibytes(limit / 1024 / 1024)
  const chunks: Buffer[] = []
  let size = 0
  incoming.on('error', onError)
  incoming.on('aborted', () => onError(new Error('net::ERR_CONNECTION_ABORTED')))
  if (Number(flatten(incoming.headers)['content-length'] ?? 0) > limit) return onTooLarge(words)
  incoming.on('data', (chunk) => {
    size += chunk.byteLength
    if (size > limit) {
      chunks.length = 0
      return onTooLarge(words)
    }
    chunks.push(chunk)
  })
  incoming.on('end', () => onEnd(Buffer.concat(chunks)))
}

function responseOf(incoming: Incoming, data: Buffer, config: InternalAxiosRequestConfig): AxiosResponse {
  const { statusCode: status, statusMessage: statusText } = incoming
  return { data, status, statusText, headers: flatten(incoming.headers), config }
}

function flatten(headers: Incoming['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]),
  )
}
