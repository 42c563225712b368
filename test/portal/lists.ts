import { jsonWith, mapObjects, type Answer, type JsonObject } from './exchange'
import { reply, type Failure, type Situation } from './situation'

const size = 2
/** JavaScript can't tell this number and the next one apart. */
const long = 653247040368672768n

/** Good answers whose lists go on elsewhere, and values that JSON can hold but JavaScript can't, or that nobody can read. */
export const lists = {
  'first-page': {
    about: 'the first entry of a list, the number of all, and no way to the others',
    act: (situation) => {
      const told = (page: number, total: number) => ({
        meta: { current_page: page, last_page: total, per_page: 1, total },
        links: { next: null },
      })
      reply(situation, pageOf(situation, 1, told))
    },
  },
  pages: paged(
    'a list two entries at a time, each with the way to the next',
    ({ url }, page) => `${url.pathname}?page=${page + 1}`,
  ),
  'pages-loop': paged('a list whose next page is always the first', ({ url }) => `${url.pathname}?page=1`),
  'pages-elsewhere': paged(
    'a list that goes on at another origin',
    ({ url, otherOrigin }) => `${otherOrigin}${url.pathname}?page=2`,
  ),
  'large-ids': {
    about: 'ids that are numbers too long for JavaScript',
    act: (situation) => {
      let next = long
      raw(
        situation,
        textOf(situation).replace(/"id":"[^"]*"/g, () => `"id":${next++}`),
      )
    },
  },
  'same-ids': inLists('every entry of a list with the same id', (entry) => ({ ...entry, id: 'd1f0aevery0one' })),
  'strange-dates': inLists(
    'dates of a list with offsets, without a time, of zero and of nothing anybody can read',
    (entry, index) => {
      const { created, expired } = strange[index % strange.length] ?? {}
      return 'expired_at' in entry ? { ...entry, created_at: created, expired_at: expired } : entry
    },
  ),
  deep: {
    about: 'a hundred thousand lists inside one another beside the good answer',
    act: (situation) => beside(situation, `"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  },
  twice: {
    about: 'a name that stands twice beside the good answer',
    act: (situation) => beside(situation, '"twice":1,"twice":2'),
  },
} satisfies Record<string, Failure>

const strange = [
  { created: '2026-01-05T06:30:00+07:00', expired: '2099-12-31T00:00:00+07:00' },
  { created: '0001-01-01T00:00:00Z', expired: '0000-00-00 00:00:00' },
  { created: 'yesterday', expired: '31/12/2099' },
]

function inLists(about: string, change: (entry: JsonObject, index: number) => JsonObject): Failure {
  return {
    about,
    act: (situation) => {
      const answer = situation.good()
      const [name, entries] = listIn(answer)
      if (name === undefined) return reply(situation, answer)
      // The entries of these lists are objects.
      reply(situation, {
        ...answer,
        body: { ...bodyOf(answer), [name]: entries.map((entry, index) => change(entry as JsonObject, index)) },
      })
    },
  }
}

function paged(about: string, next: (situation: Situation, page: number) => string): Failure {
  return {
    about,
    act: (situation) => {
      const told = (page: number, total: number) => ({ links: { next: page * size < total ? next(situation, page) : null } })
      reply(situation, pageOf(situation, size, told))
    },
  }
}

/** A part of the good answer, if that has a list, with what is said about the other parts. */
function pageOf({ good, url }: Situation, length: number, told: (page: number, total: number) => JsonObject): Answer {
  const answer = good()
  const [name, entries] = listIn(answer)
  if (name === undefined) return answer
  const page = Number(url.searchParams.get('page') ?? 1)
  const part = entries.slice((page - 1) * length, page * length)
  return { ...answer, body: { ...bodyOf(answer), [name]: part, ...told(page, entries.length) } }
}

function listIn(answer: Answer): [name: string | undefined, entries: unknown[]] {
  const [found] = Object.entries(bodyOf(answer)).filter(([, value]) => Array.isArray(value))
  // `found` was checked to be a list above.
  return found === undefined ? [undefined, []] : [found[0], found[1] as unknown[]]
}

/** A copy, empty for a body that is no object. */
function bodyOf({ body }: Answer): JsonObject {
  const copy = mapObjects(body, (object) => object)
  return typeof copy === 'object' && copy !== null && !Array.isArray(copy) ? { ...copy } : {}
}

function beside(situation: Situation, text: string): void {
  raw(
    situation,
    textOf(situation).replace(/\}$/, (end) => `,${text}${end}`),
  )
}

function textOf({ canary, good }: Situation): string {
  return jsonWith(canary, good().body ?? {})
}

function raw({ response }: Situation, text: string): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(text)
}
