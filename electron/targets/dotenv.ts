import { AppError } from '../../shared/errors'
import { envFileTexts as texts } from '../../shared/texts'
import { refused } from '../files/failure'
import { isWellFormed, lineEnd } from './text'

type Quote = '' | '"' | "'" | '`'

/** One variable of a .env file, whose line begins at `line`. `[start, end)` is its value in the text, quotes included. */
export type Entry = { name: string; value: string; quote: Quote; line: number; start: number; end: number }

/**
 * All variables of a .env text in file order, read by the rules of the `dotenv` package, 18. The last one
 * counts.
 */
export function readEntries(text: string): Entry[] {
  const entries: Entry[] = []
  for (let line = 0; line <= text.length;) {
    const start = behind(blanks, text, line) ?? line
    head.lastIndex = start
    const name = head.exec(text)?.[1]
    if (name === undefined) {
      line = nextLine(text, start)
      continue
    }
    const value = quotedAt(text, head.lastIndex) ?? bareAt(text, head.lastIndex)
    entries.push({ name, line, ...value })
    // What stands behind the value on its line is a comment.
    line = isLineStart(text, value.end) ? value.end : nextLine(text, value.end)
  }
  return entries
}

const blanks = /[^\S\r\n]*/y
/** A name, then "=" or a colon and white space, which may be a line break. */
const head = /(?:export\s+)?([\w.-]+)(?:\s*=|:(?:\r\n|\s))/y

/**
 * Whether a text is one of variables. Readers pass over lines that are neither a variable nor a remark; a file that mostly
 * consists of them is something else.
 */
export function isEnvText(text: string): boolean {
  if (text.startsWith('#!')) return false
  const entries = readEntries(text)
  let from = 0
  let strayLines = 0
  for (const { line, end } of [...entries, { line: text.length, end: text.length }]) {
    strayLines += text.slice(from, line).split(/\r\n|\n|\r/).filter((each) => /^[ \t\ufeff]*[^\s#\ufeff]/.test(each)).length
    from = Math.max(line, endOfLine(text, end))
  }
  return strayLines <= entries.length
}

/**
 * Sets the last variable of that name and keeps its form and quotes where they can hold the value, or adds a
 * line. Every other byte stays. Throws `invalid` for a name that shells do not take, `file-refused` for a
 * value that the file can't hold.
 */
export function setEntry(text: string, name: string, value: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw new AppError('invalid', texts.noName(name))
  }
  const entries = readEntries(text)
  const last = entries.findLastIndex((entry) => entry.name === name)
  const old = entries[last]
  if (old?.value === value) return text
  const at = old === undefined ? entries.length : last
  const result = spellings(value, old?.quote ?? '')
    .map((written) => (old === undefined ? withLine(text, name, written) : splice(text, old, written)))
    .find((changed) => changesOnly(entries, readEntries(changed), at, { name, value }))
  if (result !== undefined) return result
  throw refused(texts.unwritable(name))
}

/** Takes out the last variable of that name with its line. Every other byte stays; without the variable all of them do. */
export function removeEntry(text: string, name: string): string {
  const entries = readEntries(text)
  const last = entries.findLastIndex((entry) => entry.name === name)
  const old = entries[last]
  if (old === undefined) return text
  const rest = text.slice(endOfLine(text, old.end)).replace(/^(?:\r\n|\n|\r)/, '')
  const result = text.slice(0, old.line) + rest
  const expected = entries.toSpliced(last, 1)
  if (areSame(expected, readEntries(result))) return result
  throw refused(texts.entangled(name))
}

/**
 * The old spelling first, then those that shells and other readers of such files understand alike. Some read the file as a
 * shell script: what a shell would run or replace stands in single quotes, where it is only text, or nowhere. Never in
 * backticks, which are quotes to `dotenv` alone.
 */
function spellings(value: string, quote: Quote): string[] {
  if (!isWellFormed(value) || value.includes('\0')) return []
  const isBare = /^[\w./:@%+,=-]*$/.test(value)
  const isPlain = !/["`$\\!]/.test(value)
  const fits: Readonly<Record<Quote, boolean>> = { '': isBare, "'": !value.includes("'"), '"': isPlain, '`': false }
  const quotes: readonly Quote[] = isBare ? [quote, ''] : [quote, "'", '"']
  return quotes.filter((each) => fits[each]).map((each) => each + (each === '"' ? escapeBreaks(value) : value) + each)
}

function escapeBreaks(value: string): string {
  return value.replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}

function splice(text: string, { start, end }: Entry, written: string): string {
  return text.slice(0, start) + written + text.slice(end)
}

function withLine(text: string, name: string, written: string): string {
  const end = lineEnd(text)
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : end
  return `${text}${gap}${name}=${written}${end}`
}

type Pair = { name: string; value: string }

function changesOnly(before: readonly Pair[], after: readonly Pair[], at: number, wanted: Pair): boolean {
  return areSame([...before.slice(0, at), wanted, ...before.slice(at + 1)], after)
}

function areSame(expected: readonly Pair[], found: readonly Pair[]): boolean {
  return (
    expected.length === found.length &&
    expected.every(({ name, value }, index) => found[index]?.name === name && found[index].value === value)
  )
}

type Value = Omit<Entry, 'name' | 'line'>

/**
 * A quoted value: it may span lines, and nothing but white space or a comment may follow its closing quote.
 */
function quotedAt(text: string, from: number): Value | null {
  const open = /\s*(["'`])/y
  open.lastIndex = from
  const quote = open.exec(text)?.[1]
  if (quote !== '"' && quote !== "'" && quote !== '`') return null
  const start = open.lastIndex - 1
  const close = closingQuote(text, quote, start)
  if (close === null) return null
  const inner = text.slice(start + 1, close).replaceAll(/\r\n?/g, '\n')
  return { value: quote === '"' ? expandBreaks(inner) : inner, quote, start, end: close + 1 }
}

const lastOnLine = /[^\S\r\n]*(?:#|$)/my

/**
 * The first quote without a backslash closes; if text follows it, a quote with one may be the closing quote.
 */
function closingQuote(text: string, quote: string, start: number): number | null {
  let close: number | null = null
  for (let at = text.indexOf(quote, start + 1); at !== -1; at = text.indexOf(quote, at + 1)) {
    lastOnLine.lastIndex = at + 1
    if (lastOnLine.test(text)) close = at
    if (text[at - 1] !== '\\' || at - 1 === start) break
  }
  return close
}

function bareAt(text: string, from: number): Value {
  const line = text.slice(from, endOfLine(text, from))
  const comment = line.indexOf('#')
  const all = comment === -1 ? line : line.slice(0, comment)
  const raw = all.trim()
  const start = raw === '' ? from : from + all.indexOf(raw)
  // A quote at both ends goes, even if there are more between; one at the start alone still makes \n a line
  // break.
  const isClosed = raw.length > 1 && /^["'`]/.test(raw) && raw.at(-1) === raw[0]
  const inner = isClosed ? raw.slice(1, -1) : raw
  const value = raw.startsWith('"') ? expandBreaks(inner) : inner
  return { value, quote: '', start, end: start + raw.length }
}

function expandBreaks(value: string): string {
  return value.replaceAll('\\n', '\n').replaceAll('\\r', '\r')
}

const restOfLine = /.*/y

function endOfLine(text: string, from: number): number {
  return behind(restOfLine, text, from) ?? from
}

/** Where the next line begins; behind the text when there is none. */
function nextLine(text: string, from: number): number {
  return endOfLine(text, from) + 1
}

function isLineStart(text: string, at: number): boolean {
  return /^[\r\n\u2028\u2029]$/.test(text[at - 1] ?? '')
}

/** Where a sticky pattern ends that begins there. */
function behind(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : null
}
