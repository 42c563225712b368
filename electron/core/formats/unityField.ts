import { decodeScalar } from './unityScalar'
import type { ScalarForm } from './unityScalar'

/** One line of a text without its line end: `[start, end)` in the text. */
export type Line = { start: number; end: number; indent: number; text: string }

/**
 * A field of the object and where its value is, `[start, end)`. `bare` is a key with nothing after its colon. The value
 * of a `block` or `flow` is null, since it is not a text.
 */
export type Field = {
  key: string
  form: ScalarForm | 'bare' | 'flow' | 'block'
  value: string | null
  start: number
  end: number
}

export type Found = { field: Field; next: number }

export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start < text.length;) {
    const stop = text.indexOf('\n', start)
    const next = stop === -1 ? text.length : stop + 1
    const line = text.slice(start, next).replace(/\r?\n$/, '')
    const end = start + line.length
    lines.push({ start, end, indent: line.search(/[^ ]|$/), text: line })
    start = next
  }
  return lines
}

export const isBlank = (line: Line) => /^[ \t]*$/.test(line.text)

/** Where a field was found: its key, its line, the index of that line in `lines`, and the offset after its colon. */
type Here = { key: string; lines: readonly Line[]; at: number; line: Line; colon: number }

/**
 * The field that begins on `lines[at]`, `indent` spaces from the margin, and the index of the line after it; null where
 * it is nothing that Unity writes.
 */
export function findField(text: string, lines: readonly Line[], at: number, indent: number): Found | null {
  const line = lines[at]
  if (line === undefined || line.indent !== indent) return null
  const end = endOfKey(line)
  if (end === null) return null
  const here = { key: line.text.slice(indent, end), lines, at, line, colon: line.start + end + 1 }
  const start = here.colon + line.text.slice(end + 1).search(/[^ ]|$/)
  return start === line.end ? findEmpty(here) : findValue(text, here, start)
}

/** Where the colon of a line's key is: the first one with nothing or a space after it. A lone dash begins a list item. */
function endOfKey({ text, indent }: Line): number | null {
  const mark = text[indent] ?? ''
  if (mark === "'" || mark === '"') {
    const end = quoteEnd(text, indent)
    return end !== null && isColon(text, end) ? end : null
  }
  if (!/^(?:-[^ ]|[^-\s#&*!|>%@`{}[\],?])/.test(text.slice(indent, indent + 2))) return null
  let at = text.indexOf(':', indent + 1)
  while (at !== -1 && !isColon(text, at)) at = text.indexOf(':', at + 1)
  return at === -1 ? null : at
}

function isColon(text: string, at: number): boolean {
  return text[at] === ':' && (text[at + 1] ?? ' ') === ' '
}

/** As a field without a key: what stands behind the dash of the list item on `lines[at]`, which is given as the text has it. */
export function findItem(text: string, lines: readonly Line[], at: number, line: Line): Found | null {
  const colon = line.start + line.indent + 1
  const here = { key: '', lines, at, line, colon }
  const start = colon + text.slice(colon, line.end).search(/[^ ]|$/)
  if (start < line.end) return findValue(text, here, start)
  const isAlone = endOfBlock(lines, at + 1, ({ indent }) => indent > line.indent) === at + 1
  return isAlone ? emptyText(here) : null
}

function findValue(text: string, here: Here, start: number): Found | null {
  const form = forms[text[start] ?? '']
  return form === undefined ? findPlain(text, here, start) : findClosed(text, here, start, form)
}

/** By the mark that a value begins with. */
const forms: Readonly<Record<string, 'single' | 'double' | 'flow'>> = { "'": 'single', '"': 'double', '{': 'flow', '[': 'flow' }

/** Nothing after the colon: the field is a block if the next lines belong to it, else an empty text. */
function findEmpty(here: Here): Found {
  const { key, lines, at, line, colon } = here
  const isInside = ({ indent, text }: Line) =>
    indent > line.indent || (indent === line.indent && /^-(?: |$)/.test(text.slice(indent)))
  const next = endOfBlock(lines, at + 1, isInside)
  if (next > at + 1) {
    const end = lines[next - 1]?.end ?? colon
    return { field: { key, form: 'block', value: null, start: colon, end }, next }
  }
  return emptyText(here)
}

function emptyText({ key, at, line, colon }: Here): Found {
  const bare = line.end === colon
  const start = bare ? colon : colon + 1
  return { field: { key, form: bare ? 'bare' : 'plain', value: '', start, end: start }, next: at + 1 }
}

// In a plain value these start a comment, a nested map or another kind of node.
const notPlain = /[ \t]#|^#|:(?:\s|$)|^[&*!|>%@`,\]}]|^[-?:](?:\s|$)|\t/m

function findPlain(text: string, { key, lines, at, line }: Here, start: number): Found | null {
  const next = endOfBlock(lines, at + 1, ({ indent }) => indent > line.indent)
  const raw = text.slice(start, lines[next - 1]?.end).trimEnd()
  if (notPlain.test(raw)) return null
  return {
    field: { key, form: 'plain', value: decodeScalar(raw, 'plain'), start, end: start + raw.length },
    next,
  }
}

/** A value that has an end mark. The rest of its last line must be empty, and lines it wraps to must be indented. */
function findClosed(
  text: string,
  { key, lines, at, line }: Here,
  start: number,
  form: 'single' | 'double' | 'flow',
): Found | null {
  const next = endOfBlock(lines, at + 1, ({ indent }) => indent > line.indent)
  // What is not closed must not be searched for in the rest of the file.
  const raw = text.slice(start, lines[next - 1]?.end).trimEnd()
  const length = form === 'flow' ? flowEnd(raw) : quoteEnd(raw, 0)
  if (length !== raw.length) return null
  const end = start + length
  if (form === 'flow') return { field: { key, form, value: null, start, end }, next }
  const value = decodeScalar(raw, form)
  return value === null ? null : { field: { key, form, value, start, end }, next }
}

/** The index of the line after those that belong to a value; blank lines count only between two of them. */
export function endOfBlock(lines: readonly Line[], from: number, belongs: (line: Line) => boolean): number {
  let end = from
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined || isBlank(line)) continue
    if (!belongs(line)) break
    end = at + 1
  }
  return end
}

const closedQuote = { "'": /'[^']*(?:''[^']*)*'/y, '"': /"[^"\\]*(?:\\[^][^"\\]*)*"/y }

export function quoteEnd(text: string, start: number): number | null {
  const pattern = text[start] === "'" ? closedQuote["'"] : closedQuote['"']
  pattern.lastIndex = start
  return pattern.test(text) ? pattern.lastIndex : null
}

function flowEnd(text: string): number | null {
  let depth = 0
  let before = ''
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if ('{['.includes(character)) depth += 1
    if (']}'.includes(character)) depth -= 1
    if (depth === 0) return at + 1
    // A quote opens a text only where a value can begin.
    if ('\'"'.includes(character) && /^[{[,:]$/.test(before)) {
      const end = quoteEnd(text, at)
      if (end === null) return null
      at = end - 1
    }
    if (/\S/.test(character)) before = character
  }
  return null
}
