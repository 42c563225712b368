import { isWellFormed } from './text'
import type { Language } from './sourceTokens'

const common = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '"': '"', "'": "'" }
const escapes: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  csharp: { ...common, '0': '\0' },
  cpp: { ...common, '?': '?' },
  gdscript: common,
}

/** The text of a literal. Null for what is put together at run time, goes over lines, or has an escape that is not sure. */
export function decodeLiteral(raw: string, language: Language): string | null {
  const value = decoders[language](raw)
  return value !== null && isWellFormed(value) ? value : null
}

const decoders: Readonly<Record<Language, (raw: string) => string | null>> = {
  csharp(raw) {
    if (raw.includes('$') && /^@?\$/.test(raw)) return null
    if (raw.startsWith('@')) return raw.slice(2, -1).replaceAll('""', '"')
    const quotes = /^"{3,}/.exec(raw)?.[0].length
    if (quotes === undefined) return unescaped(raw.slice(1, -1), 'csharp')
    const inner = raw.slice(quotes, -quotes)
    return /[\r\n]/.test(inner) ? null : inner
  },
  cpp(raw) {
    const { name, open } = cppForm(raw)
    return name === null ? unescaped(raw.slice(open, -1), 'cpp') : raw.slice(open, -2 - name.length)
  },
  gdscript(raw) {
    const { mark, quote } = gdscriptForm(raw)
    const inner = raw.slice(mark.length + quote.length, -quote.length)
    if (/[\r\n]/.test(inner)) return null
    // A backslash stays, but a quote behind one does not end the text.
    return mark === 'r' ? inner : unescaped(inner, 'gdscript')
  },
}

/** What stands before the text of a literal, up to `open`; the name of a raw one. */
function cppForm(raw: string): { prefix: string; name: string | null; open: number } {
  const [head = '', prefix = '', name] = /^(u8|[LuU])?(?:R"([^\s()\\"]*)\(|")/.exec(raw) ?? []
  return { prefix, name: name ?? null, open: head.length }
}

function gdscriptForm(raw: string): { mark: string; quote: string } {
  const [, mark = '', quote = '"'] = /^([r&^]?)("""|'''|"|')/.exec(raw) ?? []
  return { mark, quote }
}

const escape = /\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|([^]))/g
const godotEscape = /\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{6})|([^]))/g

function unescaped(inner: string, language: Language): string | null {
  let isKnown = true
  const value = inner.replaceAll(
    language === 'gdscript' ? godotEscape : escape,
    (_, short?: string, long?: string, one: string = '') => {
      if (short !== undefined) return String.fromCharCode(Number.parseInt(short, 16))
      const code = long === undefined ? null : Number.parseInt(long, 16)
      const mark = code === null ? escapes[language][one] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined
      isKnown &&= mark !== undefined
      return mark ?? ''
    },
  )
  return isKnown ? value : null
}

/** What has no place between quotes, or makes source look like something else than it is. */
const unwritable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** How a text is written as a literal, in the form that stands there, where that can hold it. Empty for what none can. */
export function spellLiteral(value: string, language: Language, before: string | null): string[] {
  if (!isWellFormed(value) || unwritable.test(value)) return []
  if (language === 'cpp') return spellCpp(value, cppForm(before ?? '"'))
  if (language === 'gdscript') return [spellGdscript(value, gdscriptForm(before ?? '"'))]
  return [`"${value.replaceAll(/[\\"]/g, '\\$&')}"`]
}

function spellCpp(value: string, { prefix, name }: ReturnType<typeof cppForm>): string[] {
  // Two question marks may begin a trigraph.
  const plain = `${prefix}"${value.replaceAll(/[\\"]/g, '\\$&').replaceAll(/\?(?=\?)/g, '?\\')}"`
  return name === null || value.includes(`)${name}"`) ? [plain] : [`${prefix}R"${name}(${value})${name}"`]
}

function spellGdscript(value: string, { mark, quote }: ReturnType<typeof gdscriptForm>): string {
  const [end = ''] = quote
  const isAsItIs = !value.includes('\\') && !value.includes(end)
  const inner = isAsItIs ? value : value.replaceAll(/[\\"']/g, (each) => (each === '\\' || each === end ? `\\${each}` : each))
  return `${mark === 'r' && !isAsItIs ? '' : mark}${quote}${inner}${quote}`
}
