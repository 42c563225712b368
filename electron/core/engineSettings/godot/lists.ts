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
  const { raw, end } = entriesFrom(literal, open.length)
  const close = match(literal, end, tail)
  const of = kindOf(typed ?? packed, raw)
  if (close === null || of === null || raw.length > mostEntries) return null
  return { of, raw, isPacked: packed !== undefined, ...around(open, close, raw.length === 0) }
}

function entriesFrom(literal: string, start: number): { raw: string[]; end: number } {
  const raw: string[] = []
  let end = start
  for (let one = match(literal, end, entry); one !== null; one = match(literal, end, entry)) {
    raw.push(one)
    end += one.length
    const comma = match(literal, end, between)
    if (comma === null || match(literal, end + comma.length, entry) === null) break
    end += comma.length
  }
  return { raw, end }
}

/** Godot 3 has a blank on either side, and both of them where nothing is between. */
function around(open: string, close: string, isEmpty: boolean): Pick<List, 'open' | 'close'> {
  if (!isEmpty) return { open, close }
  const bare = open.trimEnd()
  const blank = bare === open ? '' : ' '
  return { open: bare + blank, close: blank + close.trimStart() }
}

/** By the name of the type, else by the entries. An empty list of no type can take anything. */
function kindOf(type: string | undefined, raw: readonly string[]): List['of'] | null {
  const texts = raw.filter((one) => one.startsWith('"')).length
  if (texts > 0 && texts < raw.length) return null
  if (type !== undefined) return ofType(type, texts, raw.length)
  if (raw.length === 0) return null
  if (texts > 0) return 'text'
  return raw.every((one) => /^-?\d+$/.test(one)) ? 'whole' : 'number'
}

function ofType(type: string, texts: number, all: number): List['of'] | null {
  if (type === 'String') return texts === all ? 'text' : null
  if (texts > 0) return null
  return ['int', 'Byte', 'Int', 'Int32', 'Int64'].includes(type) ? 'whole' : 'number'
}

function match(text: string, at: number, pattern: RegExp): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}
