import { entriesOf, listValue } from '../../../shared/listValue'
import { lineEnd } from './text'
import { encodeScalar } from './unityScalar'

/** Where a list is, and where its entries are. */
type Placed = { start: number; end: number; value: string | null; isFlow: boolean; isLeaf: boolean }

/** All from behind the colon of a list's key to its end. `raws` is how each entry is written, by its value. */
export type ListSlot = { start: number; end: number; value: string; indent: string; raws: ReadonlyMap<string, string> }

/** Null for a list that has anything but a text in each of its lines. */
export function listSlot(text: string, list: Placed, entries: readonly Placed[]): ListSlot | null {
  const start = list.start - (/ *$/.exec(text.slice(Math.max(0, list.start - 40), list.start))?.[0].length ?? 0)
  // Behind a comment the list may go on.
  if (text[start - 1] !== ':' || /^\s*#/.test(text.slice(list.end, list.end + 200))) return null
  const raw = text.slice(start, list.end)
  const keyLine = text.slice(text.lastIndexOf('\n', start) + 1, start)
  // What stands behind a dash is as far in as its key.
  const keyIndent = ' '.repeat(/^[ -]*/.exec(keyLine)?.[0].length ?? 0)
  if (list.isFlow) return raw === ' []' ? { start, end: list.end, value: '[]', indent: keyIndent, raws: new Map() } : null
  const [head = '', ...lines] = raw.split(/\r?\n/)
  const indent = /^ *(?=-)/.exec(lines[0] ?? '')?.[0]
  const values = entries.flatMap(({ value, isLeaf, isFlow }) => (value !== null && isLeaf && !isFlow ? [value] : []))
  const isPlain = values.length === lines.length && lines.every((line) => line.startsWith(`${indent ?? ''}-`))
  if (indent === undefined || head !== '' || !isPlain) return null
  const raws = new Map(entries.map((entry) => [entry.value ?? '', text.slice(entry.start, entry.end)]))
  return { start, end: list.end, value: listValue(values), indent, raws }
}

/** As Unity writes it: a line for each entry, or an empty pair of brackets. */
export function spelledList(text: string, { indent, raws }: ListSlot, value: string): string[] {
  const entries = entriesOf(value) ?? []
  if (entries.length === 0) return [' []']
  const written = entries.map((entry) => raws.get(entry) ?? encodeScalar(entry))
  const end = lineEnd(text)
  return written.includes(null) ? [] : [written.map((raw) => `${end}${indent}- ${raw ?? ''}`).join('')]
}
