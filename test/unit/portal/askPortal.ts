import { request as plainRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'

import { onTestFinished } from 'vitest'

import { startPortal } from '../../portal/portal'

export type Asked = {
  path: string
  method?: string
  headers?: Record<string, string>
  /** An authority to trust besides the usual ones. */
  ca?: string
  body?: string
}
export type Told = { status: number; headers: IncomingHttpHeaders; body: string }

export const client = { 'X-Coherence-Client': 'latchkey/1.2.3' }

/** A mock server that ends with its test, and a request that its first project may make. */
export async function startForTest(options: Parameters<typeof startPortal>[0] = {}) {
  const portal = await startPortal(options)
  onTestFinished(async () => void (await portal.close()))
  const [project, second] = portal.world.organizations[0]?.projects ?? []
  if (project === undefined || second === undefined) throw new Error('The mock server has no projects.')
  const headers = { ...client, 'X-Coherence-Portal-Token': project.portal_token }
  const classic = { path: '/v1/portal/project', headers }
  const askClassic = () => ask(portal.http.origin, classic)
  return { portal, project, second, headers, classic, askClassic }
}

/** One request on its own connection, by Node alone: nothing is followed, stored or sent again. */
export async function ask(origin: string, asked: Asked): Promise<Told> {
  const response = await open(origin, asked)
  const chunks: Buffer[] = []
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }
}

/** The answer as soon as its headers are there. */
export function open(origin: string, asked: Asked): Promise<IncomingMessage> {
  const { path, method = 'GET', headers = {}, ca, body } = asked
  const request = origin.startsWith('https:') ? secureRequest : plainRequest
  const options = { method, headers, agent: false as const, ...(ca === undefined ? {} : { ca }) }
  return new Promise((resolve, reject) => {
    request(`${origin}${path}`, options, resolve).on('error', reject).end(body)
  })
}
