import { mostEntries } from '../../../../shared/listValue'

/**
 * A list whose entries are all texts or all numbers. `raw` is how each of them is written, `open` and `close` what stands around
 * them. `isPacked`: its type takes nothing else.
 */
export type List = { of: 'text' | 'number' | 'whole'; open: string; raw: readonly string[]; close: string; isPacked: boolean }

const head =
  /^(?:\[|Array\[(String|int|float)\]\(\[|(?:Packed|Pool)(String|Byte|Int|Int32|Int64|Real|Float32|Float64)Array\()[ \t]*/
const entry = /"(?:[^"\\]|\\[^])*"|-?\d+(?:\.\d*)?(?:e[-+]?\d+)?/iy
const between = /,[ \t]*/y
const tail = /[ \t]*(?:\]\)?|\))$/y

/** Null for a literal that is no such list, or one with comments or line breaks between its entries. */
export function listOf(literal: string): List | null {
  const [open, typed, packed] = head.exec(literal) ?? []
  if (open === undefined) return null
  const raw: string[] = []
  let at = open.length
  for (let one = match(literal, at, entry); one !== null; one = match(literal, at, entry)) {
    raw.push(one)
    at += one.length
    const comma = match(literal, at, between)
    if (comma === null) break
    at += comma.length
    if (match(literal, at, entry) === null) return null
  }
  const close = match(literal, at, tail)
  const of = kindOf(typed ?? packed, raw)
  if (close === null || of === null || raw.length > mostEntries) return null
  const isPacked = packed !== undefined
  if (raw.length > 0) return { of, open, raw, close, isPacked }
  // Godot 3 has a blank on either side, and both of them where nothing is between.
  const bare = open.trimEnd()
  const blank = bare === open ? '' : ' '
  return { of, open: bare + blank, raw, close: blank + close.trimStart(), isPacked }
}

const wholes = ['int', 'Byte', 'Int', 'Int32', 'Int64']

/** By the name of the type, else by the entries. An empty list of no type can take anything. */
function kindOf(type: string | undefined, raw: readonly string[]): List['of'] | null {
  const isText = (one: string) => one.startsWith('"')
  const isWhole = (one: string) => /^-?\d+$/.test(one)
  if (type === 'String') return raw.every(isText) ? 'text' : null
  if (type !== undefined && raw.some(isText)) return null
  if (type !== undefined) return wholes.includes(type) ? 'whole' : 'number'
  if (raw.length === 0) return null
  if (raw.every(isText)) return 'text'
  if (raw.some(isText)) return null
  return raw.every(isWhole) ? 'whole' : 'number'
}

function match(text: string, at: number, pattern: RegExp): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}
