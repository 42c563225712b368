import { ownIn } from '../../shared/values/own'
import type { Filter } from './filters'
import { parse, tokensOf, without, type Query } from './query'
import type { Held, SearchRow } from './row'

/** The rows that a search hits, in their order. */
export function hitRows<Row extends SearchRow>(rows: readonly Row[], query: Query): Row[] {
  return rows.filter((row) => heldToLookAt(row, query).some((held) => isHit(row, held, query)))
}

/** The values to search in: the present ones, or those of the environments that the search names. */
function heldToLookAt({ held, each }: SearchRow, { filters }: Query): Held[] {
  const named = filters.flatMap((filter) => (filter.kind === 'env' ? [filter.value] : []))
  if (named.length === 0) return [held]
  return each === null ? [] : named.flatMap((environment) => ownIn(each, environment) ?? [])
}

function isHit(row: SearchRow, held: Held, { words, filters }: Query): boolean {
  const text = [row.label, row.help, row.id, row.also, row.place, held.text].join('\n').toLowerCase()
  return words.every((word) => text.includes(word)) && fits(row, held, filters)
}

/** Whether a row matches one filter of each kind. */
function fits(row: SearchRow, held: Held, filters: readonly Filter[]): boolean {
  const kinds = new Set(filters.map(({ kind }) => kind))
  return [...kinds].every((kind) => filters.some((filter) => filter.kind === kind && fitsOne(row, held, filter)))
}

function fitsOne(row: SearchRow, held: Held, filter: Filter): boolean {
  switch (filter.kind) {
    case 'modified':
      return held.isModified
    case 'missing':
      return held.isMissing
    case 'class':
      return row.class === filter.value
    case 'service':
      return row.service === filter.value
    case 'env':
      return true
  }
}

type Searched = { rows: readonly SearchRow[]; text: string; filters: readonly Filter[] }

/** Why a search finds nothing: each word or filter without which there would be hits, and how many. */
export function obstacles({ rows, text, filters }: Searched): { token: string; hits: number }[] {
  const tokens = [...new Set(tokensOf(text).map((token) => token.toLowerCase()))]
  return tokens
    .map((token) => ({ token, hits: hitRows(rows, parse(without(text, token), filters)).length }))
    .filter(({ token, hits }) => hits > 0 && without(text, token) !== '')
}

/** Where a row holds the search words that neither its label nor its page's name contains. */
export function placesOf({ label, place, help, id, held, each }: SearchRow, words: readonly string[]) {
  const isIn = (text: string, word: string) => text.toLowerCase().includes(word)
  const values = [held, ...Object.values(each ?? {})].map(({ text }) => text).join('\n')
  const elsewhere = words.filter((word) => !isIn(label, word) && !isIn(place, word))
  return {
    inHelp: elsewhere.some((word) => isIn(help, word)),
    inId: elsewhere.some((word) => isIn(id, word) && !isIn(help, word) && !isIn(values, word)),
    inValue: elsewhere.some((word) => isIn(held.text, word)),
  }
}
