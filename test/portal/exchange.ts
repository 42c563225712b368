import type { IncomingMessage, ServerResponse } from 'node:http'

import type { PortalWorld } from './world'

/** A request that has arrived whole. */
export type Asked = { request: IncomingMessage; url: URL; body: string; world: PortalWorld }

/** What a service answers. `body` goes out as JSON, `html` as a page; without either the answer is empty. */
export type Answer = {
  status: number
  headers?: Readonly<Record<string, string>>
  body?: unknown
  html?: string
}

type Route = { method: string; path: RegExp; answer: (asked: Asked, id: string) => Answer }

/** One service's protocol. `admit` may refuse a request before its route sees it. */
export type Service = { routes: readonly Route[]; admit: (asked: Asked) => Answer | null }

/** The answer of whichever service knows the path. */
export function answerOf(services: readonly Service[], asked: Asked): Answer {
  const known = services.flatMap((service) =>
    service.routes.filter(({ path }) => path.test(asked.url.pathname)).map((route) => ({ route, service })),
  )
  if (known.length === 0) return { status: 404, body: { message: 'no such path' } }
  const fitting = known.find(({ route }) => route.method === asked.request.method)
  if (fitting === undefined) {
    const headers = { Allow: known.map(({ route }) => route.method).join(', ') }
    return { status: 405, headers, body: { message: 'not with this method' } }
  }
  const { route, service } = fitting
  return service.admit(asked) ?? route.answer(asked, route.path.exec(asked.url.pathname)?.[1] ?? '')
}

export function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

/** Sends an answer, with the canary in every object and page of it. */
export function send(response: ServerResponse, answer: Answer, canary: string): void {
  const { status, headers, body, html } = answer
  const text = html === undefined ? jsonWith(canary, body) : `${html}<!-- ${canary} -->`
  const type = html === undefined ? 'application/json' : 'text/html; charset=utf-8'
  if (text !== '') response.setHeader('Content-Type', type)
  response.writeHead(status, headers).end(text)
}

/** A body as JSON text. Empty for no body. */
export function jsonWith(canary: string, body: unknown): string {
  if (body === undefined) return ''
  return JSON.stringify(mapObjects(body, (object) => ({ ...object, extra: canary })))
}

export type JsonObject = Readonly<Record<string, unknown>>

/** A copy of a JSON value whose objects were put through `change`, the inner ones first. */
export function mapObjects(value: unknown, change: (object: JsonObject) => JsonObject): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => mapObjects(item, change))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, mapObjects(inner, change)] as const)
  return change(Object.fromEntries(entries))
}
