import { jsonWith } from './exchange'
import { reply, type Failure, type Situation } from './situation'

/** The portal is broken, or is not the portal: answers that hold no usable JSON, whatever the service. */
export const faults = {
  'unknown-path': {
    about: '404 without an error code, as from a portal that does not know the path',
    act: (situation) => reply(situation, { status: 404, body: { message: 'no such path' } }),
  },
  'method-not-allowed': {
    about: '405 without an error code',
    act: (situation) => reply(situation, { status: 405, headers: { Allow: 'OPTIONS' }, body: {} }),
  },
  'server-error': {
    about: '500 with an error code nobody knows',
    act: (situation) => reply(situation, { status: 500, body: { error_code: 'ERR_INTERNAL' } }),
  },
  'bad-gateway': page(502, '<h1>502 Bad Gateway</h1>'),
  'guest-network': page(511, '<h1>Sign in at http://login.wifi.example/</h1>'),
  unavailable: page(503, '<h1>Down for maintenance</h1>'),
  'html-200': page(200, '<h1>Welcome to the hotel network</h1>'),
  'empty-body': { about: '200 and nothing more', act: (situation) => reply(situation, { status: 200 }) },
  'truncated-json': {
    about: 'JSON that ends too early, in an answer that is complete',
    act: (situation) => raw(situation, 'application/json', textOf(situation).slice(0, -20)),
  },
  'wrong-content-type': {
    about: 'the good JSON, labelled application/octet-stream',
    act: (situation) => raw(situation, 'application/octet-stream', textOf(situation)),
  },
  array: instead('an array around the good answer', ({ good }) => [good().body]),
  'string-body': instead('a JSON string', ({ canary }) => canary),
  'number-body': instead('a JSON number', () => 42),
  'null-body': instead('JSON null', () => null),
} satisfies Record<string, Failure>

function page(status: number, html: string): Failure {
  return { about: `${status} with a page of HTML`, act: (situation) => reply(situation, { status, html }) }
}

function instead(about: string, body: (situation: Situation) => unknown): Failure {
  return { about, act: (situation) => reply(situation, { status: 200, body: body(situation) }) }
}

function raw({ response }: Situation, type: string, text: string): void {
  response.writeHead(200, { 'Content-Type': type }).end(text)
}

function textOf({ good, canary }: Situation): string {
  return jsonWith(canary, good().body ?? {})
}
