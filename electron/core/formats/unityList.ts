import { entriesOf, listValue } from '../../../shared/listValue'
import { lineEnd } from './text'
import { encodeScalar } from './unityScalar'

/** Where a list is, and where its entries are. */
type Placed = { start: number; end: number; value: string | null; isFlow: boolean; isLeaf: boolean }

/** All from behind the colon of a list's key to its end. `raws` is how each entry is written, by its value. */
export type ListSlot = { start: number; end: number; value: string; indent: string; raws: ReadonlyMap<string, string> }

/** Null for a list that has anything but a text in each of its lines. */
export function listSlot(text: string, list: Placed, entries: readonly Placed[]): ListSlot | null {
  let { start } = list
  while (text[start - 1] === ' ') start -= 1
  // Behind a comment the list may go on.
  if (text[start - 1] !== ':' || /^\s*#/.test(text.slice(list.end, list.end + 200))) return null
  const at = { start, end: list.end }
  if (!list.isFlow) return linesSlot(text, at, entries)
  return text.slice(start, list.end) === ' []' ? { ...at, value: '[]', indent: indentOfKey(text, start), raws: new Map() } : null
}

/** What stands behind a dash is as far in as its key. */
function indentOfKey(text: string, colon: number): string {
  const line = text.slice(text.lastIndexOf('\n', colon) + 1, colon)
  return ' '.repeat(/^[ -]*/.exec(line)?.[0].length ?? 0)
}

function linesSlot(text: string, at: Pick<Placed, 'start' | 'end'>, entries: readonly Placed[]): ListSlot | null {
  const [head, ...lines] = text.slice(at.start, at.end).split(/\r?\n/)
  const indent = /^( *)-/.exec(lines[0] ?? '')?.[1]
  const values = entries.flatMap(({ value, isLeaf, isFlow }) => (value !== null && isLeaf && !isFlow ? [value] : []))
  if (indent === undefined || head !== '' || values.length !== lines.length) return null
  if (!lines.every((line) => line.startsWith(`${indent}-`))) return null
  const raws = new Map(entries.map((entry) => [entry.value ?? '', text.slice(entry.start, entry.end)]))
  return { ...at, value: listValue(values), indent, raws }
}

/** As Unity writes it: a line for each entry, or an empty pair of brackets. */
export function spelledList(text: string, { indent, raws }: ListSlot, value: string): string[] {
  const entries = entriesOf(value) ?? []
  if (entries.length === 0) return [' []']
  const written = entries.map((entry) => raws.get(entry) ?? encodeScalar(entry))
  const end = lineEnd(text)
  return written.includes(null) ? [] : [written.map((raw) => `${end}${indent}- ${raw ?? ''}`).join('')]
}
