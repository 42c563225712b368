import { judgeIgnoringCase, type Held } from './judge'

/**
 * How Unreal reads its ini files, line by line: `docs/general.md` has the rules. Up to 5.5 a bar outside quotes ends a line,
 * since 5.6 it does not. A value counts only where both read the same one.
 */
export const unrealJudge = judgeIgnoringCase((text) => heldIn(text))

/** The same for a key that holds a text which may be translated: what people read of it. */
export const unrealTextJudge = judgeIgnoringCase((text) =>
  heldIn(text).map((held) => ({ ...held, value: held.value === null ? null : wordsOf(held.value) })),
)

/** Null for a text that is kept elsewhere. */
function wordsOf(value: string): string | null {
  const [, macro, inside = ''] = /^([A-Z]+)\(([^]*)\)$/.exec(value) ?? []
  if (macro === undefined) return value
  const literals = inside.match(/"(?:\\.|[^"\\])*"/g) ?? []
  return literals.length === { INVTEXT: 1, NSLOCTEXT: 3 }[macro] ? valueOf(literals.at(-1) ?? '') : null
}

function heldIn(text: string): Held[] {
  const [older, newer] = [entriesOf(linesOf(text, true)), entriesOf(linesOf(text, false))]
  const names = new Map([...older, ...newer].map((entry) => [nameIn(entry), entry]))
  return [...names].map(([name, { section, key }]): Held => {
    const [one, two] = [older, newer].map((entries) => entries.filter((entry) => nameIn(entry) === name))
    const seen = JSON.stringify([one, two].map((all) => all?.map(({ op, value }) => [op, value])))
    const [old, now] = [lastOf(one ?? []), lastOf(two ?? [])]
    return { address: { section, key }, value: old === now ? old : null, seen }
  })
}

export type Entry = { section: string; op: string; key: string; raw: string; value: string | null }

const nameIn = ({ section, key }: Entry) => `${section}\n${key}`.toLowerCase()

/** The last line counts, unless some add to a list or take from it. */
function lastOf(entries: readonly Entry[]): string | null {
  return entries.some(({ op }) => op !== '') ? null : (entries.at(-1)?.value ?? null)
}

type State = { line: string; isQuoted: boolean; isComment: boolean; depth: number }

const fresh = (): State => ({ line: '', isQuoted: false, isComment: false, depth: 0 })

/** The lines as the engine joins, splits and shortens them. */
export function linesOf(text: string, endsAtBar: boolean): string[] {
  const lines: string[] = []
  let state = fresh()
  for (let at = 0; at < text.length;) {
    const mark = text[at] ?? ''
    const isBar = endsAtBar && mark === '|' && !state.isQuoted
    if (isBar || (state.depth === 0 && '\r\n'.includes(mark))) {
      lines.push(state.line)
      state = fresh()
      at += 1
    } else {
      at += step(state, text, at)
    }
  }
  return [...lines, state.line]
}

/** A line break that does not end the line. */
const joint = /\\?(?:\r\n|\n\r|\r|\n)/y

/** Takes the next characters into the line, and says how many. */
function step(state: State, text: string, at: number): number {
  joint.lastIndex = at
  const found = joint.exec(text)?.[0]
  if (found === undefined) return state.isQuoted ? stepInQuotes(state, text, at) : stepOutside(state, text, at)
  state.line += ' '
  return found.length
}

function stepInQuotes(state: State, text: string, at: number): number {
  const pair = text.slice(at, at + 2)
  const taken = !state.isComment && (pair === '\\"' || pair === '\\\\') ? pair : pair.slice(0, 1)
  if (taken === '"') state.isQuoted = false
  if (!state.isComment) state.line += taken
  return taken.length
}

function stepOutside(state: State, text: string, at: number): number {
  const mark = text[at] ?? ''
  if (text.startsWith('//', at)) state.isComment = true
  if (mark === '"') state.isQuoted = true
  const isBrace = mark === '{' || (mark === '}' && state.depth > 0)
  if (isBrace) state.depth += mark === '{' ? 1 : -1
  else if (!state.isComment) state.line += mark
  return 1
}

export function entriesOf(lines: readonly string[]): Entry[] {
  let section: string | null = null
  return lines.flatMap((line) => {
    const text = line.trimEnd()
    if (text.startsWith('[') && text.endsWith(']')) section = text.slice(1, -1)
    else if (section !== null && !text.startsWith(';') && text.includes('=')) return [entryOf(section, text)]
    return []
  })
}

function entryOf(section: string, line: string): Entry {
  const equals = line.indexOf('=')
  const name = line.slice(0, equals).trimStart().replace(/^~/, '')
  const op = /^[-+.!@*^]/.exec(name)?.[0] ?? ''
  const raw = line.slice(equals + 1)
  return { section, op, key: name.slice(op.length).trimEnd(), raw, value: valueOf(raw) }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\', '"': '"', "'": "'", n: '\n', r: '\r', t: '\t' }

/** Null for what versions or systems read differently. */
export function valueOf(raw: string): string | null {
  const value = raw.replaceAll(/^[ \t]+|[ \t]+$/g, '')
  if (value !== value.trim()) return null
  if (!value.startsWith('"')) return value
  const inner = /^"((?:[^"\\]|\\[\\"'nrt])*)"/.exec(value)?.[1]
  return inner?.replaceAll(/\\(.)/g, (_, mark: string) => escapes[mark] ?? mark) ?? null
}
