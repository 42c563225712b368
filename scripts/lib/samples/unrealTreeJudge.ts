import { judgeIgnoringCase, type Held } from './judge'
import { entriesOf, linesOf, valueOf, type Entry } from './unrealJudge'

/**
 * Reads an ini of Unreal as `unrealJudge` does, and takes lists, structs and arrays apart: each line of a list and each member
 * has an address of its own. What can't be taken apart has no value.
 */
export const unrealTreeJudge = judgeIgnoringCase(
  (text) => {
    const lists = new Set([true, false].flatMap((bar) => entriesOf(linesOf(text, bar)).flatMap(listName)))
    const [older, newer] = [leavesOf(linesOf(text, true), lists), leavesOf(linesOf(text, false), lists)]
    return [...new Map([...older, ...newer])].map(([name, { address }]): Held => {
      const [old, now] = [older.get(name), newer.get(name)]
      const value = old?.value === now?.value ? (now?.value ?? null) : null
      return { address, value, seen: JSON.stringify([old?.raw, now?.raw]) }
    })
  },
  ({ section = '', key, inside = '' }) => JSON.stringify([section, key, inside]),
)

type Leaf = { address: Held['address']; raw: string; value: string | null }

const placeName = ({ section, key }: Entry) => `${section}\n${key}`.toLowerCase()
const listName = (entry: Entry) => (entry.op === '' ? [] : [placeName(entry)])

function leavesOf(lines: readonly string[], lists: ReadonlySet<string>): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const counts = new Map<string, number>()
  const entries = entriesOf(lines)
  const last = new Map(entries.map((entry) => [entry.op + placeName(entry), entry]))
  for (const entry of entries) {
    const name = entry.op + placeName(entry)
    const isList = lists.has(placeName(entry))
    if (!isList && last.get(name) !== entry) continue
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    for (const leaf of leavesOfLine(entry, isList ? [String(count)] : []))
      leaves.set(JSON.stringify(leaf.address).toLowerCase(), isList && entry.op === '' ? { ...leaf, value: null } : leaf)
  }
  return leaves
}

function leavesOfLine(entry: Entry, path: readonly string[]): Leaf[] {
  return takenApart(entry).map(({ way, raw, value }) => {
    const inside = [...path, ...way].map((one) => one.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')
    return { address: { section: entry.section, key: entry.op + entry.key, ...(inside !== '' && { inside }) }, raw, value }
  })
}

type Piece = { way: string[]; raw: string; value: string | null }

function takenApart({ raw: written, value }: Entry): Piece[] {
  const raw = written.trim()
  if (!raw.startsWith('(') || !raw.endsWith(')')) return [{ way: [], raw, value }]
  const tokens = raw.match(/"(?:[^"\\]|\\.)*"|[(),=]|"|[^"(),=]+/g) ?? []
  const pieces = readGroup(tokens, [], 0)
  if (pieces === null || tokens.length > 0 || value === null) return [{ way: [], raw, value: null }]
  return pieces
}

/** Takes the tokens of one group off the list. Null for what is none. */
function readGroup(tokens: string[], way: readonly string[], depth: number): Piece[] | null {
  if (tokens.shift() !== '(' || depth > 15) return null
  skipBlanks(tokens)
  if (tokens[0] !== ')') return readMembers(tokens, way, depth)
  tokens.shift()
  return [{ way: [...way], raw: '()', value: null }]
}

function readMembers(tokens: string[], way: readonly string[], depth: number): Piece[] | null {
  const pieces: Piece[] = []
  const names: string[] = []
  for (;;) {
    const named = nameOf(tokens)
    const name = named ?? String(names.length)
    if (names.includes(name.toLowerCase())) return null
    names.push(name.toLowerCase())
    const found = readValue(tokens, [...way, name], depth, named !== null)
    if (found === null) return null
    pieces.push(...found)
    const mark = tokens.shift()
    if (mark === ')') return pieces
    if (mark !== ',') return null
  }
}

function skipBlanks(tokens: string[]): void {
  while (/^[ \t]*$/.test(tokens[0] ?? 'end')) tokens.shift()
}

function nameOf(tokens: string[]): string | null {
  skipBlanks(tokens)
  const name = tokens[0]?.replace(/^[ \t]+/, '') ?? ''
  if (tokens[1] !== '=' || !/^[A-Za-z_][\w.:[\]-]*$/.test(name)) return null
  tokens.splice(0, 2)
  return name
}

function readValue(tokens: string[], way: string[], depth: number, mayBeEmpty: boolean): Piece[] | null {
  skipBlanks(tokens)
  if (tokens[0] === '(') {
    const group = readGroup(tokens, way, depth + 1)
    skipBlanks(tokens)
    return group
  }
  const raw = readPlain(tokens)?.trim()
  if (raw === undefined || (raw === '' && !mayBeEmpty)) return null
  const isDoubtful = !raw.startsWith('"') && /["(]/.test(raw)
  return [{ way, raw, value: isDoubtful ? null : valueOf(raw) }]
}

const deeper: Readonly<Record<string, number>> = { '(': 1, ')': -1 }

/** Up to the next comma or the end of the group. Null where quotes or brackets stay open. */
function readPlain(tokens: string[]): string | null {
  let raw = ''
  let open = 0
  while (open > 0 || ![',', ')', undefined].includes(tokens[0])) {
    const token = tokens.shift()
    if (token === undefined || token === '"') return null
    open += deeper[token] ?? 0
    raw += token
  }
  return raw
}
