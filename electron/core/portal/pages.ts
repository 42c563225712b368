import { AppError } from '../../../shared/errors'
import type { ListRest } from '../../../shared/listRest'
import type { Answer } from './answer'
import { pageSaid, type PageSaid } from './pageSaid'
import { limits, mostItems } from './request'

type Page<T> = { value: readonly T[]; answer: Answer }

type Reading<T> = {
  url: string
  /** Reads one page. */
  read: (url: string) => Promise<Page<T>>
  /** An address that contains one of these is not requested: addresses end up in logs. */
  secrets: readonly string[]
}

export const mostPages = 100

/** After these failures the list is not continued; the caller decides what follows. */
const final = new Set(['cancelled', 'rejected'])

/**
 * Reads a list from its first page on, wherever the portal says that it continues: only at the same origin, each address
 * once, up to a number of pages, entries and bytes. `rest` says what is left after that, or may be. A first page that
 * fails throws; a later one ends the list, with the reason.
 */
export async function readPages<T>(reading: Reading<T>): Promise<{ items: T[]; rest: ListRest | null }> {
  const asked = new Set<string>()
  const { items, add, isFull, saidWith } = createGathering<T>()
  let rest: ListRest | null = null
  let total: number | null = null

  for (let url: string | null = reading.url; url !== null;) {
    asked.add(url)
    const page: Page<T> | string = asked.size === 1 ? await reading.read(url) : await readOn(reading, url)
    if (typeof page === 'string') return { items, rest: { total: totalBeyond(items.length, total), why: page } }
    const goesOn: boolean = add(page) && !isFull() && asked.size < mostPages
    const said = saidWith(page.answer)
    total = said.total ?? total
    rest = restOf({ ...said, total }, items.length, asked.size)
    const next: string | null = goesOn ? addressOf(said.next, url, reading.secrets) : null
    url = next === null || asked.has(next) ? null : next
  }
  return { items, rest }
}

function createGathering<T>() {
  const items: T[] = []
  const known = new Set<string>()
  let size = 0
  let cut = false

  return {
    items,
    /** What the answer says about the rest. Entries that were not taken are a rest, too. */
    saidWith(answer: Answer): PageSaid {
      const said = pageSaid(answer)
      return { ...said, more: said.more || cut }
    },
    isFull: () => items.length >= mostItems || size >= limits.list,
    /**
     * Adds a page without entries that are there already: a list that grew meanwhile repeats the end of one page at the
     * start of the next. Within a page nothing is dropped. False when nothing on the page was new.
     */
    add({ value, answer }: Page<T>): boolean {
      const fresh = value.map((item) => ({ item, text: JSON.stringify(item) })).filter(({ text }) => !known.has(text))
      const taken = fresh.slice(0, mostItems - items.length)
      for (const { item, text } of taken) {
        known.add(text)
        items.push(item)
      }
      cut ||= taken.length < fresh.length
      size += answer.size
      return fresh.length > 0
    },
  }
}

async function readOn<T>({ read }: Reading<T>, url: string): Promise<Page<T> | string> {
  try {
    return await read(url)
  } catch (error) {
    if (!(error instanceof AppError) || final.has(error.failure.code)) throw error
    return error.failure.message
  }
}

/** Where the next page is, if it may be requested. */
function addressOf(said: string | null, from: string, secrets: readonly string[]): string | null {
  if (said === null || !URL.canParse(said, from)) return null
  const { origin, pathname, search, username, password } = new URL(said, from)
  const address = `${origin}${pathname}${search}`
  const isSafe = origin === new URL(from).origin && username === '' && password === '' && address.length <= 2000
  return isSafe && !secrets.some((secret) => address.includes(secret)) ? address : null
}

/** What is left after `read` pages with `count` entries. A total that was reached is the end, unless more is said to follow. */
export function restOf({ next, more, total, pages }: PageSaid, count: number, read: number): ListRest | null {
  const isShort = total === null ? next !== null : count < total
  const isOpen = more || (pages !== null && pages > read)
  return isShort || isOpen ? { total: totalBeyond(count, total), why: null } : null
}

/** A total no larger than what is here says nothing about the rest. */
function totalBeyond(count: number, total: number | null): number | null {
  return total !== null && total > count ? total : null
}
