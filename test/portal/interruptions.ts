import type { Failure, Situation } from './situation'

/** Answers that are too slow, or broken off. */
export const interruptions = {
  'stall-before-headers': { about: 'takes the request and says nothing', act: () => undefined },
  'stall-in-body': { about: 'stops after a few bytes of the body', act: begin },
  'slow-drip': {
    about: 'a byte a second, for ever',
    act: (situation) => {
      const { response, dripEvery } = situation
      begin(situation)
      const timer = setInterval(() => response.write(' '), dripEvery)
      response.on('close', () => clearInterval(timer))
    },
  },
  'cut-before-headers': {
    about: 'hangs up instead of answering',
    act: ({ response }) => void response.socket?.destroy(),
  },
  'cut-in-body': {
    about: 'hangs up in the middle of an announced body',
    act: ({ response }) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 500 })
      response.write('{"id":', () => response.socket?.destroy())
    },
  },
  'cut-in-chunk': {
    about: 'hangs up in the middle of a body of unknown length',
    act: (situation) => begin(situation, () => situation.response.socket?.destroy()),
  },
} satisfies Record<string, Failure>

function begin({ response }: Situation, written: () => void = () => undefined): void {
  response.writeHead(200, { 'Content-Type': 'application/json' })
  response.write('{"id":', written)
}
