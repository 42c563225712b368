import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

import { json, refuse } from './coherence'
import type { PortalProject, PortalWorld } from './world'

type Situation = {
  response: ServerResponse
  world: PortalWorld
  /** What a good answer to the classic fetch would hold. */
  project: PortalProject
  origin: string
  otherOrigin: string
  /** How often this failure has answered before. */
  count: number
}
type Failing = (situation: Situation) => void

const megabyte = Buffer.alloc(1024 * 1024, 'a')

/** Every way the stand-in can misbehave, by the name of its switch. */
export const failures = {
  // Refusals.
  'wrong-token': ({ response }) => refuse(response, 401, 'ERR_INVALID_CREDENTIALS', 'unknown portal token'),
  'token-missing': ({ response }) => refuse(response, 401, 'ERR_TOKEN_MISSING', 'log in again'),
  forbidden: ({ response }) => refuse(response, 403, 'ERR_CLIENT_PERMISSION', 'not allowed'),
  'deleted-project': ({ response, project }) => {
    response.setHeader('X-Coherence-Project-Deleted', '1')
    json(response, 200, project)
  },
  'old-client': ({ response }) => {
    response.setHeader('X-Coherence-Client-Minimum-Version', 'v9.0.0')
    refuse(response, 403, 'ERR_CLIENT_PERMISSION', 'update')
  },
  'feature-off': ({ response }) => refuse(response, 423, 'ERR_NOT_ENABLED', 'enable the feature'),
  'too-many': ({ response }) => {
    response.setHeader('Retry-After', '42')
    refuse(response, 429, 'ERR_TOO_MANY_REQUESTS', 'slow down')
  },
  'bad-request': ({ response }) => refuse(response, 400, 'ERR_INVALID_INPUT', 'the request was not understood'),
  conflict: ({ response }) => refuse(response, 409, 'ERR_IN_DEPLOYMENT', 'a deployment is running'),
  unprocessable: ({ response }) => refuse(response, 422, 'ERR_INVALID_CONFIG', 'the project is not set up'),
  'not-found-with-code': ({ response }) => refuse(response, 404, 'ERR_PROJECT_NOT_FOUND', 'no such project'),
  'unknown-path': ({ response }) => json(response, 404, { message: 'no such path' }),
  'method-not-allowed': ({ response }) => json(response, 405, {}),
  'error-in-200': ({ response }) => refuse(response, 200, 'ERR_DISABLED', 'the project is disabled'),
  // Faults of the portal.
  'server-error': ({ response }) => json(response, 500, { error_code: 'ERR_INTERNAL' }),
  'bad-gateway': ({ response }) => html(response, 502, '<h1>502 Bad Gateway</h1>'),
  unavailable: ({ response }) => html(response, 503, '<h1>Down for maintenance</h1>'),
  // Good answers with something to say.
  'deprecated-client': ({ response, project }) => {
    response.setHeader('X-Coherence-Client-Minimum-Version', 'v9.0.0')
    json(response, 200, project)
  },
  'credit-limit': ({ response, project }) => {
    response.setHeader('X-Coherence-Credit-Limit-Exceeded', '1')
    json(response, 200, project)
  },
  // Answers that are not what they should be.
  'html-200': ({ response }) => html(response, 200, '<h1>Welcome to the hotel network</h1>'),
  'empty-body': ({ response }) => text(response, ''),
  'truncated-json': ({ response, project }) => text(response, JSON.stringify(project).slice(0, -20)),
  array: ({ response, project }) => json(response, 200, [project]),
  'null-body': ({ response }) => json(response, 200, null),
  'missing-key': ({ response, project: { id, name } }) => json(response, 200, { id, name }),
  'empty-key': ({ response, project }) => json(response, 200, { ...project, runtime_key: '' }),
  'mistyped-key': ({ response, project }) => json(response, 200, { ...project, runtime_key: 42 }),
  'malformed-key': ({ response, project }) => json(response, 200, { ...project, runtime_key: 'abc\n"def"' }),
  swapped: ({ response, project }) => json(response, 200, { ...project, runtime_key: project.portal_token }),
  'strange-name': ({ response, project }) =>
    json(response, 200, { ...project, name: `\u202Eevil\n"name": ${'x'.repeat(10_000)}` }),
  proto: ({ response, project }) =>
    text(response, `{"__proto__":{"polluted":true},"constructor":{},${JSON.stringify(project).slice(1)}`),
  // Too much.
  huge: ({ response }) => stream(response, 100),
  'huge-declared': ({ response }) => {
    response.setHeader('Content-Length', 100 * megabyte.length)
    stream(response, 100)
  },
  'gzip-bomb': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    response.end(gzipSync(Buffer.alloc(100 * megabyte.length, ' ')))
  },
  // Too slow, or broken off.
  'stall-before-headers': () => undefined,
  'stall-in-body': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":')
  },
  'slow-drip': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(' '), 200)
    response.on('close', () => clearInterval(timer))
  },
  'cut-before-headers': ({ response }) => void response.socket?.destroy(),
  'cut-in-body': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('{"id":', () => response.socket?.destroy())
  },
  // Elsewhere.
  'redirect-same-origin': ({ response, project, count }) =>
    count === 0 ? redirect(response, '/v1/portal/project?moved') : json(response, 200, project),
  'redirect-other-origin': ({ response, otherOrigin }) => redirect(response, `${otherOrigin}/v1/portal/project`),
  'redirect-loop': ({ response }) => redirect(response, '/v1/portal/project'),
} satisfies Record<string, Failing>

export type FailureName = keyof typeof failures

export function isFailureName(name: string): name is FailureName {
  return Object.hasOwn(failures, name)
}

function text(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body)
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html' }).end(body)
}

function redirect(response: ServerResponse, target: string): void {
  response.writeHead(302, { location: target }).end()
}

/** Writes no faster than it is read, and stops when nobody reads any more. */
function stream(response: ServerResponse, megabytes: number): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  let left = megabytes
  function more(): void {
    while (left > 0 && !response.destroyed) {
      left -= 1
      if (!response.write(megabyte)) return void response.once('drain', more)
    }
    response.end()
  }
  more()
}
