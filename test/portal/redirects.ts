import { reply, type Failure, type Situation } from './situation'

/** Redirects. The URL says how far along the chain it is, so that every client walks its own chain. */
export const redirects = {
  'redirect-same-origin': chain('one redirect, then the good answer', 1),
  'redirect-three': chain('three redirects within this origin, then the good answer', 3),
  'redirect-four': chain('four redirects within this origin, then the good answer', 4),
  'redirect-loop': {
    about: 'a redirect to the same address, for ever',
    act: (situation) => redirect(situation, situation.url.href),
  },
  'redirect-other-origin': {
    about: 'a redirect to another port of this machine',
    act: (situation) => redirect(situation, elsewhere(situation, situation.otherOrigin)),
  },
  'redirect-other-host': {
    about: 'a redirect to the same port under another name of this machine',
    act: (situation) => {
      const sameServer = situation.url.origin.replace('127.0.0.1', 'localhost')
      redirect(situation, elsewhere(situation, sameServer))
    },
  },
  'redirect-to-http': {
    about: 'from https to plain http; over http the good answer',
    act: (situation) => {
      if (situation.url.protocol === 'http:') return reply(situation, situation.good())
      redirect(situation, elsewhere(situation, situation.plainOrigin))
    },
  },
  'redirect-nowhere': {
    about: 'a redirect without a target that could be followed',
    act: (situation) => redirect(situation, 'http://'),
  },
} satisfies Record<string, Failure>

function chain(about: string, times: number): Failure {
  return {
    about,
    act: (situation) => {
      const url = new URL(situation.url)
      const moved = Number(url.searchParams.get('moved') ?? '0')
      if (moved >= times) return reply(situation, situation.good())
      url.searchParams.set('moved', String(moved + 1))
      redirect(situation, url.href)
    },
  }
}

function elsewhere({ url, canary }: Situation, origin: string): string {
  return `${origin}${url.pathname}?trace=${canary}`
}

function redirect({ response }: Situation, target: string): void {
  response.writeHead(302, { Location: target }).end()
}
