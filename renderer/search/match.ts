import type { Environment } from '../../shared/values/environments'
import { ownIn } from '../../shared/values/own'
import type { Filter } from './filters'
import { fold, joined } from './fold'
import { parse, tokensOf, without, type Query } from './query'
import type { Held, SearchRow } from './row'

/** A row made ready for the search: what is the same for every search text is worked out once. */
export type Ready<Row extends SearchRow = SearchRow> = {
  row: Row
  /** What it is found by, whatever it holds. */
  text: string
  /** Its label without what is between the words. */
  name: string
  /** The name of its page, found from the start of each word on: "layer" is no part of Player. */
  place: string
  held: ReadyHeld
  each: Readonly<Record<Environment, ReadyHeld>> | null
}
type ReadyHeld = Held & { folded: string }

/** What was made ready before it is searched for the first time. */
const prepared = new WeakMap<SearchRow, Ready>()

/** Makes rows ready ahead of the first search, a part at a time. */
export function prepareToSearch(rows: readonly SearchRow[]): void {
  for (const ready of readyToSearch(rows)) prepared.set(ready.row, ready)
}

/**
 * Makes rows ready to be searched. It takes much longer than one search, so it is done once for a view. `before` finds what
 * was made ready for the view before.
 */
export function readyToSearch<Row extends SearchRow>(
  rows: readonly Row[],
  before: (key: string) => Ready | undefined = () => undefined,
): Ready<Row>[] {
  const places = new Map<string, string>()
  function placeOf(name: string): string {
    const made = places.get(name) ?? startsIn(name)
    places.set(name, made)
    return made
  }
  return rows.map((row) => {
    const known = before(row.key) ?? prepared.get(row)
    const isKnown = known !== undefined && hasSameTexts(known.row, row)
    const text = isKnown ? known.text : fold([row.label, row.help, row.id, row.also].join('\n'))
    return {
      row,
      text,
      name: isKnown ? known.name : joined(text.slice(0, text.indexOf('\n'))),
      place: isKnown ? known.place : placeOf(row.place),
      held: readyHeld(row.held, known?.held),
      each: row.each && Object.fromEntries(Object.entries(row.each).map(([name, held]) => [name, readyHeld(held)])),
    }
  })
}

/** All that can be typed of a name from one of its words on, with and without what is between the words. */
function startsIn(name: string): string {
  const words = fold(name).split(' ')
  const whole = words.map((_, index) => joined(words.slice(index).join(' ')))
  return ` ${words.join(' ')} ${whole.join(' ')}`
}

/** Field by field, since a search may have twenty thousand rows. */
function hasSameTexts(one: SearchRow, other: SearchRow): boolean {
  return (
    one.label === other.label &&
    one.help === other.help &&
    one.id === other.id &&
    one.also === other.also &&
    one.place === other.place
  )
}

function readyHeld({ text, isModified, isMissing }: Held, known?: ReadyHeld): ReadyHeld {
  return { text, isModified, isMissing, folded: known?.text === text ? known.folded : fold(text) }
}

/** The rows that a search hits, in their order. */
export function hitRows<Row extends SearchRow>(rows: readonly Ready<Row>[], query: Query): Row[] {
  return hitsIn(rows, query).flatMap((index) => rows[index]?.row ?? [])
}

/** The places of the rows that a search hits, of all of them or of some. */
export function hitsIn(rows: readonly Ready[], query: Query, among: readonly number[] | null = null): number[] {
  const named = query.filters.flatMap((filter) => (filter.kind === 'env' ? [filter.value] : []))
  const hits: number[] = []
  const count = among?.length ?? rows.length
  for (let at = 0; at < count; at += 1) {
    const index = among?.[at] ?? at
    const ready = rows[index]
    if (ready !== undefined && isHit(ready, named, query)) hits.push(index)
  }
  return hits
}

function isHit(ready: Ready, named: readonly Environment[], query: Query): boolean {
  if (named.length === 0) return isHitBy(ready, ready.held, query)
  return heldToLookAt(ready, named).some((held) => isHitBy(ready, held, query))
}

/** The values of the environments that the search names. */
function heldToLookAt({ each }: Ready, named: readonly Environment[]): ReadyHeld[] {
  return each === null ? [] : named.flatMap((environment) => ownIn(each, environment) ?? [])
}

function isHitBy(ready: Ready, held: ReadyHeld, { words, filters }: Query): boolean {
  return words.every((word) => hasWord(ready, held, word)) && fits(ready.row, held, filters)
}

function hasWord({ text, name, place }: Ready, held: ReadyHeld, word: string): boolean {
  if (text.includes(word) || held.folded.includes(word) || place.includes(` ${word}`) || name.includes(word)) return true
  const whole = joined(word)
  if (whole === word || whole === '') return false
  return text.includes(whole) || name.includes(whole) || place.includes(` ${whole}`)
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
export function placesOf({ label, place, help, id, also, held, each }: SearchRow, words: readonly string[]) {
  const isIn = (text: string, word: string) => fold(text).includes(word)
  const values = [held, ...Object.values(each ?? {})].map(({ text }) => text).join('\n')
  const elsewhere = words.filter((word) => !isIn(label, word) && !isIn(place, word))
  return {
    inHelp: elsewhere.some((word) => isIn(help, word)),
    inId: elsewhere.some((word) => isIn(id, word) && ![help, also, values].some((text) => isIn(text, word))),
    inValue: elsewhere.some((word) => isIn(held.text, word)),
  }
}
