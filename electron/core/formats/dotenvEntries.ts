export type Quote = '' | '"' | "'" | '`'

/** One variable of a .env file, whose line begins at `line`. `[start, end)` is its value in the text, quotes included. */
export type Entry = { name: string; value: string; quote: Quote; line: number; start: number; end: number }

/** All variables of a .env text in file order, read by the rules of the `dotenv` package, 18. The last one of a name counts. */
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
    // Anything after the value on its line is a comment.
    line = isLineStart(text, value.end) ? value.end : nextLine(text, value.end)
  }
  return entries
}

const blanks = /[^\S\r\n]*/y
/** A name, then "=" or a colon and white space, which may be a line break. */
const head = /(?:export\s+)?([\w.-]+)(?:\s*=|:(?:\r\n|\s))/y

/**
 * Whether a text is made of variables. Readers skip lines that are neither a variable nor a comment; a file that mostly
 * consists of such lines is something else.
 */
export function isEnvText(text: string): boolean {
  if (text.startsWith('#!')) return false
  const entries = readEntries(text)
  let from = 0
  let strayLines = 0
  for (const { line, end } of [...entries, { line: text.length, end: text.length }]) {
    strayLines += text
      .slice(from, line)
      .split(/\r\n|\n|\r/)
      .filter((each) => /^[ \t\ufeff]*[^\s#\ufeff]/.test(each)).length
    from = Math.max(line, endOfLine(text, end))
  }
  return strayLines <= entries.length
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

/** The first quote without a backslash closes the value; if text follows it, an earlier one with a backslash may. */
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
  // Quotes at both ends are dropped, even if there are more in between; a double quote at the start alone still makes \n
  // a line break.
  const isClosed = raw.length > 1 && /^["'`]/.test(raw) && raw.at(-1) === raw[0]
  const inner = isClosed ? raw.slice(1, -1) : raw
  const value = raw.startsWith('"') ? expandBreaks(inner) : inner
  return { value, quote: '', start, end: start + raw.length }
}

function expandBreaks(value: string): string {
  return value.replaceAll('\\n', '\n').replaceAll('\\r', '\r')
}

const restOfLine = /.*/y

/** The end of the line that `from` is on. */
export function endOfLine(text: string, from: number): number {
  return behind(restOfLine, text, from) ?? from
}

/** Where the next line begins; past the end of the text when there is none. */
function nextLine(text: string, from: number): number {
  return endOfLine(text, from) + 1
}

function isLineStart(text: string, at: number): boolean {
  return /^[\r\n\u2028\u2029]$/.test(text[at - 1] ?? '')
}

/** Where the match of a sticky pattern at `from` ends; null where it does not match. */
function behind(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : null
}
