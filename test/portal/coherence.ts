import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import { projectOf, type PortalWorld } from './world'

type Exchange = { world: PortalWorld; request: IncomingMessage; response: ServerResponse; url: URL }
type Route = { method: string; path: RegExp; answer: (exchange: Exchange, id: string) => void }

/** coherence's portal and play API as the provider facts give them (A.3 to A.7). */
const routes: readonly Route[] = [
  { method: 'GET', path: /^\/v1\/portal\/project$/, answer: classicProject },
  { method: 'GET', path: /^\/v1\/portal\/me\/orgs\/sdk$/, answer: organizations },
  { method: 'POST', path: /^\/v1\/portal\/sdk-connections\/([\w-]+)$/, answer: startSignIn },
  { method: 'GET', path: /^\/v1\/portal\/sdk-connections\/([\w-]+)$/, answer: pollSignIn },
  { method: 'GET', path: /^\/v1\/portal\/projects\/(\w+)\/schemas$/, answer: ({ response }) => json(response, 200, []) },
  { method: 'GET', path: /^\/v1\/play\/validate$/, answer: validate },
  { method: 'GET', path: /^\/sdk-connect$/, answer: loginPage },
]

export function answerCoherence(exchange: Exchange): void {
  const { request, response, url } = exchange
  const requestId = header(request, 'x-coherence-request-id')
  if (requestId !== '') response.setHeader('X-Coherence-Request-ID', requestId)
  response.setHeader('X-Canary', exchange.world.canary)
  const route = routes.find(({ method, path }) => method === request.method && path.test(url.pathname))
  if (route === undefined) return json(response, 404, { message: 'no such path' })
  if (url.pathname.startsWith('/v1/') && header(request, 'x-coherence-client') === '') {
    return refuse(response, 400, 'ERR_INVALID_INPUT', 'X-Coherence-Client is missing')
  }
  route.answer(exchange, route.path.exec(url.pathname)?.[1] ?? '')
}

function classicProject({ world, request, response }: Exchange): void {
  const project = projectOf(world, header(request, 'x-coherence-portal-token'))
  if (project === undefined) return refuse(response, 401, 'ERR_INVALID_CREDENTIALS', 'unknown portal token')
  json(response, 200, { ...project, extra: world.canary })
}

function organizations({ world, request, response }: Exchange): void {
  const token = header(request, 'x-coherence-sdk-token')
  if (!world.sdkTokens.has(token)) return refuse(response, 401, 'ERR_TOKEN_MISSING', 'log in again')
  json(response, 200, { orgs: world.organizations, extra: world.canary })
}

function startSignIn({ world, response }: Exchange, nonce: string): void {
  world.signIns.set(nonce, null)
  response.writeHead(200).end()
}

function pollSignIn({ world, response }: Exchange, nonce: string): void {
  const login = world.signIns.get(nonce) ?? null
  if (login === null) return void response.writeHead(200).end()
  json(response, 200, { id: 'u1', name: 'Robin', email: 'robin@lantern.example', token: login.token })
}

/** The user presses the button of the login page. Without a nonce: for the newest sign-in. */
export function approveSignIn(world: PortalWorld, nonce = [...world.signIns.keys()].at(-1)): void {
  if (nonce === undefined) throw new Error('Nobody is signing in.')
  const token = randomBytes(24).toString('hex')
  world.sdkTokens.add(token)
  world.signIns.set(nonce, { token })
}

function loginPage({ world, response, url }: Exchange): void {
  const nonce = url.searchParams.get('sdkIdent') ?? ''
  if (url.searchParams.has('approve')) approveSignIn(world, nonce)
  const link = `<a href="?sdkIdent=${encodeURIComponent(nonce)}&approve">Sign in as Robin</a>`
  const text = url.searchParams.has('approve') ? 'Signed in. Go back to Latchkey.' : link
  response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>Sign in</title><p>${text}`)
}

function validate({ world, request, response }: Exchange): void {
  const key = header(request, 'x-coherence-runtime-key')
  const known = world.organizations.flatMap(({ projects }) => projects).some(({ runtime_key }) => runtime_key === key)
  if (known) json(response, 200, {})
  else refuse(response, 404, 'ERR_PROJECT_NOT_FOUND', 'no project has this runtime key')
}

export function refuse(response: ServerResponse, status: number, code: string, hint: string): void {
  json(response, status, { error_code: code, hint })
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

export function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}
