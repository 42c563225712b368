import type { Language, Token } from './sourceTokens'

/** A name that is given a value; `literal` is null where that is not one text in quotes. */
export type Constant = { name: Token; literal: Token | null }

/** Every place at which a name is given a value, other than as a member of something. */
export function constantsOf(tokens: readonly Token[], key: string, language: Language): Constant[] {
  const find = finders[language]
  return tokens.flatMap((name, at) => {
    if (name.kind !== 'word' || name.raw !== key || isMember(tokens, at)) return []
    const found = find(tokens, at)
    return found === null ? [] : [{ name, literal: found.literal }]
  })
}

/** The names that are given a text once, each, in the order of the source. */
export function namesOf(tokens: readonly Token[], language: Language): string[] {
  const find = finders[language]
  const given = new Map<string, boolean>()
  tokens.forEach((name, at) => {
    if (name.kind !== 'word' || isMember(tokens, at)) return
    const found = find(tokens, at)
    if (found !== null) given.set(name.raw, !given.has(name.raw) && found.literal !== null && name.branch === null)
  })
  return [...given].flatMap(([name, isOne]) => (isOne ? [name] : []))
}

const isMember = (tokens: readonly Token[], at: number) => ['.', '->', '?.'].includes(tokens[at - 1]?.raw ?? '')

/** Null where the name at a place is only used. */
type Find = (tokens: readonly Token[], at: number) => Pick<Constant, 'literal'> | null
type IsEnd = (token: Token | undefined) => boolean

const isEndOfStatement: IsEnd = (token) => token?.raw === ';' || token?.raw === ','
const isEndOfLine: IsEnd = (token) => token === undefined || token.kind === 'break'

/** `X = "…";` */
const inCsharp: Find = (tokens, at) =>
  tokens[at + 1]?.raw === '=' ? { literal: literalIn(tokens, at + 2, isEndOfStatement) } : null

/** `X = …;`, `X[] = …;`, `X{…};`, `X(…);` and `#define X …`, of texts in quotes or in `TEXT()`. */
const inCpp: Find = (tokens, at) => {
  if (tokens[at - 1]?.kind === 'definition') return inDefinition(tokens, at)
  const isArray = tokens[at + 1]?.raw === '[' && tokens[at + 2]?.raw === ']'
  const next = at + (isArray ? 3 : 1)
  if (tokens[next]?.raw === '=') return { literal: literalIn(tokens, next + 1, isEndOfStatement) }
  return isDeclared(tokens[at - 1]) ? inBrackets(tokens, next) : null
}

const inBrackets: Find = (tokens, at) => {
  const close = { '(': ')', '{': '}' }[tokens[at]?.raw ?? '']
  if (close === undefined || !beginsText(tokens, at + 1)) return null
  return { literal: literalIn(tokens, at + 1, (token) => token?.raw === close, isEndOfStatement) }
}

/** An empty definition has no value. */
const inDefinition: Find = (tokens, at) =>
  isEndOfLine(tokens[at + 1]) ? null : { literal: literalIn(tokens, at + 1, isEndOfLine) }

/** `X = "…"`, `X := "…"`, `X: String = "…"`. */
const inGdscript: Find = (tokens, at) => {
  const isTyped = tokens[at + 1]?.raw === ':' && tokens[at + 2]?.kind === 'word'
  const next = at + (isTyped ? 3 : 1)
  if (tokens[next]?.raw !== '=' && (isTyped || tokens[next]?.raw !== ':=')) return null
  return { literal: literalIn(tokens, next + 1, isEndOfLine) }
}

const finders: Readonly<Record<Language, Find>> = { csharp: inCsharp, cpp: inCpp, gdscript: inGdscript }

/** Words that a name may follow without being declared. */
const notTypes = new Set([
  'return',
  'case',
  'else',
  'new',
  'throw',
  'co_return',
  'co_yield',
  'goto',
  'class',
  'struct',
  'namespace',
])

const isDeclared = (before: Token | undefined): boolean =>
  before !== undefined && (before.kind === 'word' ? !notTypes.has(before.raw) : ['*', '&', '>'].includes(before.raw))

const isMacro = (tokens: readonly Token[], at: number) => tokens[at]?.raw === 'TEXT' && tokens[at + 1]?.raw === '('

const beginsText = (tokens: readonly Token[], at: number) => tokens[at]?.kind === 'text' || isMacro(tokens, at)

/** The one literal that begins at a place, if all these ends follow it. */
function literalIn(tokens: readonly Token[], from: number, ...ends: readonly IsEnd[]): Token | null {
  const isWrapped = isMacro(tokens, from)
  const at = from + (isWrapped ? 2 : 0)
  const literal = tokens[at]
  const all = isWrapped ? [(token: Token | undefined) => token?.raw === ')', ...ends] : ends
  return literal?.kind === 'text' && all.every((isEnd, index) => isEnd(tokens[at + 1 + index])) ? literal : null
}
