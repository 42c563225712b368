import { isWellFormed } from './text'

export type ScalarForm = 'plain' | 'single' | 'double'

/**
 * The value of a scalar as written in the file, quotes included. Wrapped lines are joined as YAML says: one line break
 * is a space, each further one a line break. Null for an escape that does not exist.
 */
export function decodeScalar(raw: string, form: ScalarForm): string | null {
  if (form === 'plain') return joinLines(raw)
  const inner = raw.slice(1, -1)
  return form === 'single' ? joinLines(inner).replaceAll("''", "'") : decodeDouble(inner)
}

/**
 * How Unity itself would write the value: bare where the grammar allows it, else in single quotes, and in
 * double quotes with escapes for everything outside printable ASCII, which Unity decodes only there. Never
 * wrapped. Null for text that no file can hold.
 */
export function encodeScalar(value: string): string | null {
  if (!isWellFormed(value)) return null
  if (value === '' || isPlain(value)) return value
  return encodeAs(value, 'single') ?? encodeAs(value, 'double')
}

/** The value in quotes of this kind. Null where they can't hold it. */
export function encodeAs(value: string, form: 'single' | 'double'): string | null {
  if (!isWellFormed(value)) return null
  if (form === 'double') return `"${value.replace(/["\\]|[^\x20-\x7e]/gu, escapeCharacter)}"`
  return /^[\x20-\x7e]*$/.test(value) ? `'${value.replaceAll("'", "''")}'` : null
}

// Words of harmless characters with single spaces between them. A word may start with a dash, but a lone dash is a list item.
const plainWords = /^[\w./+(-][\w./+@:,;()-]*(?: [\w./+@:,;()-]+)*$/

function isPlain(value: string): boolean {
  return plainWords.test(value) && !/:(?: |$)|^-(?: |$)/.test(value)
}

// Also matches spaces without a line break, so that a long run of them is scanned only once.
const space = /[ \t]+(?:\r?\n[ \t]*)*|(?:\r?\n[ \t]*)+/g

function joinLines(raw: string): string {
  return raw.replace(space, joinBreaks)
}

function joinBreaks(breaks: string): string {
  const count = breaks.split('\n').length - 1
  if (count === 0) return breaks
  return count === 1 ? ' ' : '\n'.repeat(count - 1)
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '\t': '\t',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}

// An escape, or what `space` matches.
const doubleToken =
  /\\(?:(?<joined>\r?\n[ \t]*)|x(?<x>[\dA-Fa-f]{2})|u(?<u>[\dA-Fa-f]{4})|U(?<U>[\dA-Fa-f]{8})|(?<one>[^]))|[ \t]+(?:\r?\n[ \t]*)*|(?:\r?\n[ \t]*)+/g

function decodeDouble(inner: string): string | null {
  let known = true
  const value = inner.replace(doubleToken, (token, ...rest) => {
    // The last argument of a replacer with named groups is the groups.
    const groups = rest.at(-1) as Partial<Record<'joined' | 'x' | 'u' | 'U' | 'one', string>>
    if (!token.startsWith('\\')) return joinBreaks(token)
    if (groups.joined !== undefined) return ''
    const character = groups.one === undefined ? fromCode(groups.x ?? groups.u ?? groups.U ?? '') : escapes[groups.one]
    known &&= character !== undefined
    return character ?? ''
  })
  return known ? value : null
}

function fromCode(digits: string): string | undefined {
  const code = Number.parseInt(digits, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const digits = code.toString(16).toUpperCase()
  const long = code <= 0xff ? `\\x${digits.padStart(2, '0')}` : code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : null
  return shortEscapes[character] ?? long ?? `\\U${digits.padStart(8, '0')}`
}
