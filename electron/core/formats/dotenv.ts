import { AppError } from '../../../shared/errors'
import { envFileTexts as texts } from '../../../shared/texts'
import { refused } from '../files/failure'
import { endOfLine, readEntries, type Entry, type Quote } from './dotenvEntries'
import { isWellFormed, lineEnd } from './text'

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
