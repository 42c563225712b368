import { propertiesTexts as texts } from '../../../shared/texts/formats'
import { isWellFormed, lineEnd } from './text'
import type { Format } from './format'

/**
 * A file of properties as Java reads it. The last one of a name counts. Such files have no encoding
 * that all readers agree on, so that what is not ASCII is written as an escape, and refused where it stands as it is.
 */
export const properties: Format = ({ text }, name) => {
  const entries = entriesOf(text)
  return {
    find({ key }) {
      const entry = entries.findLast((each) => each.key === key)
      if (entry === undefined) return null
      const { start, end } = entry
      return { start, end, value: valueIn(text.slice(start, end)), why: texts.strange(key, name) }
    },
    all: () => entries.map(({ key, start, end }) => [key, text.slice(start, end)]),
    spell(value, slot) {
      if (!isWellFormed(value) || controls.test(value)) return []
      // A name alone has nothing that its value could stand behind.
      const isBare = entries.some(({ start, isBare: is }) => is && start === slot?.start)
      return [`${isBare ? '=' : ''}${escapedValue(value)}`]
    },
    room({ key }, raw) {
      const end = lineEnd(text)
      const gap = text === '' || /[\r\n]$/.test(text) ? '' : end
      return { at: text.length, text: `${gap}${escapedKey(key)}=${raw}${end}` }
    },
  }
}

/** `[start, end)` is the value as it is written, over several lines if they end with a backslash. */
type Entry = { key: string; start: number; end: number; isBare: boolean }

/** A line may begin with a backslash and go on in the next. */
const blank = /(?:[ \t\f\r\n]|\\[\r\n])*/y
const comment = /[#!][^\r\n]*/y
/** Up to a mark that ends it, or the end of its line. */
const keyPattern = /(?:[^\\=:\s]|\\[^\r\n]|\\(?:\r\n?|\n)[ \t\f]*)*/y
/** One mark between key and value, with blanks around it, which may go on in the next line. */
const separator = /(?:[ \t\f]|\\(?:\r\n|[\r\n]))*(?:[=:](?:[ \t\f]|\\(?:\r\n|[\r\n]))*)?/y
const valuePattern = /(?:[^\\\r\n]|\\[^\r]|\\\r\n?)*\\?/y

function entriesOf(text: string): Entry[] {
  const entries: Entry[] = []
  for (let at = pass(text, 0, blank); at < text.length; at = pass(text, at, blank)) {
    const behind = pass(text, at, comment)
    if (behind > at) {
      at = behind
      continue
    }
    const keyEnd = pass(text, at, keyPattern)
    const start = pass(text, keyEnd, separator)
    const end = pass(text, start, valuePattern)
    entries.push({ key: unescaped(text.slice(at, keyEnd)), start, end, isBare: start === keyEnd })
    at = end
  }
  return entries
}

function pass(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 0)
}

const named: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' }

/** A line break behind a backslash is dropped, with the blanks that begin the next line. */
function unescaped(raw: string): string {
  return raw.replaceAll(/\\(?:u([\dA-Fa-f]{4})|(?:\r\n|[\r\n])[ \t\f]*|([^]))|\\$/g, (_, code?: string, one?: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
    return one === undefined ? '' : (named[one] ?? one)
  })
}

/** Null for what readers take for different texts. */
function valueIn(raw: string): string | null {
  if (/[^\x20-\x7e\t\f\r\n]/.test(raw) || /\\u(?![\dA-Fa-f]{4})/.test(raw)) return null
  const value = unescaped(raw)
  return isWellFormed(value) ? value : null
}

const controls = /(?![\t\n\r])\p{Cc}/u
const code = (mark: string) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`
const marks: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' }

/** Blanks at both ends are escaped: some readers drop them. */
function escapedValue(value: string): string {
  const inner = value.replaceAll(/[\\\t\n\r]|[^\x20-\x7e]/g, (mark) => marks[mark] ?? code(mark))
  return inner.replace(/^ /, code).replace(/ $/, code)
}

const escapedKey = (key: string) => key.replaceAll(/[^\w.-]/g, (mark) => marks[mark] ?? (mark > '~' ? code(mark) : `\\${mark}`))
