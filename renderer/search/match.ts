import type { Environment } from '../../shared/values/environments'
import { ownIn } from '../../shared/values/own'
import type { Filter } from './filters'
import { fold } from './fold'
import { parse, tokensOf, without, type Query } from './query'
import type { Held, SearchRow } from './row'

/** A row made ready for the search: what is the same for every search text is worked out once. */
export type Ready<Row extends SearchRow = SearchRow> = {
  row: Row
  /** What it is found by, whatever it holds. */
  text: string
  held: ReadyHeld
  each: Readonly<Record<Environment, ReadyHeld>> | null
}
type ReadyHeld = Held & { folded: string }

const known = new WeakMap<SearchRow, Omit<Ready, 'row'>>()

/** Makes rows ready to be searched. It takes much longer than one search, so it is done once for each row. */
export function readyToSearch<Row extends SearchRow>(rows: readonly Row[]): Ready<Row>[] {
  return rows.map((row) => {
    const ready = known.get(row) ?? makeReady(row)
    known.set(row, ready)
    return { ...ready, row }
  })
}

function makeReady(row: SearchRow): Omit<Ready, 'row'> {
  return {
    text: fold([row.label, row.help, row.id, row.also, row.place].join('\n')),
    held: readyHeld(row.held),
    each: row.each && Object.fromEntries(Object.entries(row.each).map(([name, held]) => [name, readyHeld(held)])),
  }
}

function readyHeld(held: Held): ReadyHeld {
  return { ...held, folded: fold(held.text) }
}

/** The rows that a search hits, in their order. */
export function hitRows<Row extends SearchRow>(rows: readonly Ready<Row>[], query: Query): Row[] {
  const named = query.filters.flatMap((filter) => (filter.kind === 'env' ? [filter.value] : []))
  const isHit = (ready: Ready) => heldToLookAt(ready, named).some((held) => isHitBy(ready, held, query))
  return rows.filter(isHit).map(({ row }) => row)
}

/** The values to search in: the present ones, or those of the environments that the search names. */
function heldToLookAt({ held, each }: Ready, named: readonly Environment[]): ReadyHeld[] {
  if (named.length === 0) return [held]
  return each === null ? [] : named.flatMap((environment) => ownIn(each, environment) ?? [])
}

function isHitBy({ row, text }: Ready, held: ReadyHeld, { words, filters }: Query): boolean {
  return words.every((word) => text.includes(word) || held.folded.includes(word)) && fits(row, held, filters)
}

/** Whether a row matches one filter of each kind. */
function fits(row: SearchRow, held: Held, filters: readonly Filter[]): boolean {
  if (filters.length === 0) return true
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
    case 'mark':
      return row.marks?.[filter.value] === true
    case 'file':
      return row.file === filter.value
    case 'env':
      return true
  }
}

type Searched = { ready: readonly Ready[]; text: string; filters: readonly Filter[] }

/** Why a search finds nothing: each word or filter without which there would be hits, and how many. */
export function obstacles({ ready, text, filters }: Searched): { token: string; hits: number }[] {
  const tokens = [...new Set(tokensOf(text).map((token) => token.toLowerCase()))]
  return tokens
    .map((token) => ({ token, hits: hitRows(ready, parse(without(text, token), filters)).length }))
    .filter(({ token, hits }) => hits > 0 && without(text, token) !== '')
}

/** Where a row holds the search words that neither its label nor its page's name contains. */
export function placesOf({ label, place, help, id, held, each }: SearchRow, words: readonly string[]) {
  const isIn = (text: string, word: string) => fold(text).includes(word)
  const values = [held, ...Object.values(each ?? {})].map(({ text }) => text).join('\n')
  const elsewhere = words.filter((word) => !isIn(label, word) && !isIn(place, word))
  return {
    inHelp: elsewhere.some((word) => isIn(help, word)),
    inId: elsewhere.some((word) => isIn(id, word) && !isIn(help, word) && !isIn(values, word)),
    inValue: elsewhere.some((word) => isIn(held.text, word)),
  }
}
