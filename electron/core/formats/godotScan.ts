/** One `key=value` of a Godot file, from `from`. `[start, end)` is the value, a literal that may span lines. */
export type Assignment = { section: string; key: string; from: number; start: number; end: number }

/** One `[section]`: the head of the assignments behind it. */
export type Tag = { section: string; start: number; end: number }

/** Every assignment and every tag in file order, by Godot's own grammar; null for a text that Godot would not load either. */
export function scan(text: string): { values: Assignment[]; tags: Tag[] } | null {
  const values: Assignment[] = []
  const tags: Tag[] = []
  let section = ''
  for (let at = pass(text, 0, blank); at < text.length; at = pass(text, at, blank)) {
    const tag = match(text, at, /\[([^\]"\n]*)\]/y)
    if (tag !== null) {
      section = tag[1] ?? ''
      tags.push({ section, start: at, end: at + tag[0].length })
      at += tag[0].length
      continue
    }
    const head = match(text, at, keyPattern)
    if (head === null) return null
    const start = at + head[0].length
    const end = endOfValue(text, start)
    if (end === null) return null
    values.push({ section, key: keyOf(head), from: at, start, end })
    at = end
  }
  return { values, tags }
}

/** White space and comments. Comments begin with a semicolon and with nothing else. */
const blank = /[ \t\r\n\v\f]*(?:;[^\n]*(?:\n[ \t\r\n\v\f]*|$))*/y
/** White space within an unquoted key is ignored. The value begins on the same line, as Godot always writes it. */
const keyPattern = /(?:"((?:[^"\\]|\\[^])*)"[ \t\r\n\v\f]*|([^"=;[\]]+))=[ \t]*/y
const quoted = /[&^@]?"[^"\\]*(?:\\[^][^"\\]*)*"/y
const number = /[-+]?\d[\w.+-]*|[-+](?:inf|nan)\b|#[\dA-Fa-f]+/y
const word = /[A-Za-z_]\w*/y

function keyOf([, inner, bare = '']: RegExpExecArray): string {
  return inner === undefined ? bare.replaceAll(/[ \t\r\n\v\f]/g, '') : decodeText(inner)
}

function endOfValue(text: string, at: number): number | null {
  const simple = match(text, at, quoted) ?? match(text, at, number)
  if (simple !== null) return at + simple[0].length
  if ('[{'.includes(text[at] ?? ' ')) return endOfBrackets(text, at)
  const name = match(text, at, word)?.[0]
  return name === undefined ? null : endOfNamed(text, at + name.length, name)
}

// The value ends after these words: a bracket on the next line may begin a section.
const constants = new Set(['true', 'false', 'null', 'nil', 'inf', 'nan', 'inf_neg'])

/** `Vector2(…)`, `Array[int]([…])`, `true`. */
function endOfNamed(text: string, behind: number, name: string): number | null {
  if (constants.has(name)) return behind
  const isTyped = /^(?:Array|Dictionary)$/.test(name) && text[behind] === '['
  const open = pass(text, isTyped ? (endOfBrackets(text, behind) ?? text.length) : behind, blank)
  return text[open] === '(' ? endOfBrackets(text, open) : null
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
const token = /"[^"\\]*(?:\\[^][^"\\]*)*"|;[^\n]*|[([{)\]}"]/g

function endOfBrackets(text: string, start: number): number | null {
  const open: string[] = []
  token.lastIndex = start
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const mark = found[0]
    const closes = closing[mark]
    if (mark === '"') return null // a text that never ends
    if (closes !== undefined) open.push(closes)
    else if (mark.length === 1 && mark !== ';' && open.pop() !== mark) return null
    if (open.length === 0) return token.lastIndex
  }
  return null
}

function pass(text: string, at: number, pattern: RegExp): number {
  return at + (match(text, at, pattern)?.[0].length ?? 0)
}

function match(text: string, at: number, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/** The text between the quotes, as Godot understands it. */
export function decodeText(inner: string): string {
  return inner.replaceAll(/\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{6})|([^]))/g, (_, u?: string, long?: string, one?: string) => {
    if (one !== undefined) return escapes[one] ?? one
    const code = Number.parseInt(u ?? long ?? '', 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}
