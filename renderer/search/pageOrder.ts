import { joined } from './fold'
import type { Ready } from './match'

type Best = { page: string; rank: number; hits: number }

/** A page with hits, and how many. */
export type FoundPage = Pick<Best, 'page' | 'hits'>

/** The rank of a row that was found by something else than its name. */
const others = 3

/**
 * The pages of what was found, the likeliest first: where a setting has the very name that was typed, then where the words
 * stand together, then where a name holds all of them. Of pages that are equal in this, the one with the fewest hits is
 * first, since it hides none of the others.
 */
export function pageOrder(hits: readonly Ready[], words: readonly string[]): FoundPage[] {
  const typed = words.map(joined)
  const best = new Map<string, Best>()
  let so: Best | undefined
  for (const ready of hits) {
    const { page } = ready.row
    // Mostly the page of the hit before.
    if (so?.page !== page) so = best.get(page) ?? { page, rank: others, hits: 0 }
    so.rank = Math.min(so.rank, words.length === 0 ? others : rankOf(ready, words, typed))
    so.hits += 1
    if (so.hits === 1) best.set(page, so)
  }
  return [...best.values()].sort(before)
}

function before(one: Best, other: Best): number {
  return one.rank === others || one.rank !== other.rank ? one.rank - other.rank : one.hits - other.hits
}

function rankOf({ name, text, place }: Ready, words: readonly string[], typed: readonly string[]): number {
  if (name === typed.join('')) return 0
  if (words.length > 1 && text.includes(words.join(' '))) return 1
  if (!typed.every((word) => name.includes(word))) return others
  return typed.some((word) => place.includes(` ${word}`)) ? 1 : 2
}
