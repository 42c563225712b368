import type { AxiosAdapter } from 'axios'

import { limits, type PortalRequest } from './request'

export type Transport = {
  adapter: AxiosAdapter
  /** Said to the portal in place of a browser's name, such as `latchkey/1.0.0`. */
  clientName: string
  /** Milliseconds for a whole exchange. */
  timeout?: number
}

/** A whole answer; header names in lower case. */
export type Raw = { status: number; headers: Record<string, string>; data: Uint8Array }

/** Sends one request through axios and keeps nothing of what axios says about it but the answer. */
export function createTransmit({ adapter, clientName, timeout = 15_000 }: Transport) {
  return async (request: PortalRequest, id: string): Promise<Raw> => {
    // Loaded late, since a window that fetches nothing needs no axios.
    const { default: axios } = await import('axios')
    const { status, headers, data } = await axios.request<Uint8Array>({
      adapter,
      method: request.method,
      url: request.url,
      headers: headersOf(request, id, clientName),
      data: dataOf(request),
      timeout,
      maxContentLength: request.limit ?? limits.single,
      signal: request.signal,
      // Bodies are written and read by our own code: axios must not transform them.
      transformRequest: [],
      transformResponse: [],
    })
    return { status, headers: plainHeaders(headers), data }
  }
}

const form = 'application/x-www-form-urlencoded'

function dataOf({ body, form: fields }: PortalRequest): string | undefined {
  if (fields !== undefined) return new URLSearchParams(fields).toString()
  return body === undefined ? undefined : JSON.stringify(body)
}

function headersOf(request: PortalRequest, id: string, clientName: string): Record<string, string> {
  return {
    Accept: 'application/json',
    'User-Agent': clientName,
    ...(request.method === 'GET' ? {} : { 'Content-Type': request.form === undefined ? 'application/json' : form }),
    ...request.headers,
    [request.requestIdHeader]: id,
    ...Object.fromEntries(request.secrets.flatMap(({ header, value }) => (header === null ? [] : [[header, value]]))),
  }
}

function plainHeaders(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
