import { fold, joined } from './fold'
import type { SearchRow } from './row'

type Best = { page: string; rank: number; hits: number }

/** The rank of a row that was found by something else than its name. */
const others = 3

/**
 * The pages of what was found, the likeliest first: where a setting has the very name that was typed, then where the name
 * holds all words. Of pages that are equal in this, the one with the fewest hits is first, since it hides none of the others.
 */
export function pageOrder(hits: readonly SearchRow[], words: readonly string[]): string[] {
  const best = new Map<string, Best>()
  for (const row of hits) {
    const before = best.get(row.page) ?? { page: row.page, rank: others, hits: 0 }
    before.rank = Math.min(before.rank, words.length === 0 ? others : rankOf(row, words))
    before.hits += 1
    best.set(row.page, before)
  }
  return [...best.values()].sort(before).map(({ page }) => page)
}

function before(one: Best, other: Best): number {
  return one.rank === others || one.rank !== other.rank ? one.rank - other.rank : one.hits - other.hits
}

function rankOf({ label, place }: SearchRow, words: readonly string[]): number {
  const name = joined(fold(label))
  const typed = words.map(joined)
  if (name === typed.join('')) return 0
  if (!typed.every((word) => name.includes(word))) return others
  const page = joined(fold(place))
  return typed.some((word) => page.includes(word)) ? 1 : 2
}
