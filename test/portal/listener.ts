import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import { cloudeka } from './cloudeka'
import { coherence } from './coherence'
import { answerOf, header, send } from './exchange'
import { failureOf, type FailureName } from './failures'
import { plutu } from './plutu'
import { receive, type Received } from './requestLog'
import type { PortalWorld } from './world'

/** Each service's protocol is one file beside this one. */
const services = [coherence, cloudeka, plutu]

type Surroundings = {
  world: PortalWorld
  requests: Received[]
  take: (methodAndPath: string) => FailureName | null
  /** Where redirects lead, from a server of that scheme. */
  origins: () => { plain: string; other: string; secureOther: string }
  dripEvery: number
}

/** Answers as the portal would, unless a failure is switched on. */
export function createListener({ world, requests, take, origins, dripEvery }: Surroundings): RequestListener {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { canary } = world
    const received = await receive(requests, request)
    if (received === null) return void response.destroy()
    const { origin, body, path } = received
    mark(request, response, canary)
    if (!URL.canParse(path, origin)) return send(response, { status: 400 }, canary)
    const url = new URL(path, origin)
    const good = () => answerOf(services, { request, url, body, world })
    const name = take(`${request.method} ${url.pathname}`)
    if (name === null) return send(response, good(), canary)
    const { plain, other, secureOther } = origins()
    const otherOrigin = url.protocol === 'https:' ? secureOther : other
    failureOf(name).act({ response, url, good, canary, plainOrigin: plain, otherOrigin, dripEvery })
  }

  return (request, response) => void answer(request, response)
}

/** What every answer has, bad ones included. */
function mark(request: IncomingMessage, response: ServerResponse, canary: string): void {
  response.setHeader('X-Canary', canary)
  response.setHeader('Set-Cookie', `visitor=${canary}; Path=/; Max-Age=86400`)
  const requestId = header(request, 'x-coherence-request-id')
  if (requestId !== '') response.setHeader('X-Coherence-Request-ID', requestId)
}
