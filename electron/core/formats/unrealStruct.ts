/**
 * A part of a struct or of an array in brackets, `[start, end)` in its line: `name` is that of the member, or the number of
 * the entry. `parts` is null for what is one value.
 */
export type Part = { name: string; start: number; end: number; parts: readonly Part[] | null }

/** Deeper ones are not taken apart. */
const maximumDepth = 16

/** The parts of a value in brackets; null for any other, and for one that can't be taken apart without doubt. */
export function partsOf(raw: string): readonly Part[] | null {
  const found = raw.startsWith('(') ? groupAt(raw, 1, 1) : null
  return found?.end === raw.length ? found.parts : null
}

type Found = { parts: readonly Part[] | null; end: number }

const blank = /[ \t]*/y
const memberName = /[A-Za-z_][\w.:[\]-]*/y
const quotedText = /"(?:[^"\\]|\\.)*"/y
/** Up to a mark that has a meaning between members. */
const plainText = /[^"(),]+/y

function lengthOf(pattern: RegExp, raw: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(raw)?.[0].length ?? 0
}

/** What stands between a bracket, whose inside begins at `from`, and the one that closes it. */
function groupAt(raw: string, from: number, depth: number): Found | null {
  const parts: Part[] = []
  const names = new Set<string>()
  let at = from + lengthOf(blank, raw, from)
  if (raw[at] === ')') return { parts, end: at + 1 }
  for (;;) {
    const part = partAt(raw, at, { depth, count: parts.length })
    // Two members of one name: nobody can say which one counts.
    if (part === null || names.has(part.name.toLowerCase())) return null
    names.add(part.name.toLowerCase())
    parts.push(part)
    at = part.end + lengthOf(blank, raw, part.end)
    if (raw[at] === ')') return { parts, end: at + 1 }
    if (raw[at] !== ',') return null
    at += 1
  }
}

function partAt(raw: string, from: number, { depth, count }: { depth: number; count: number }): Part | null {
  const begin = from + lengthOf(blank, raw, from)
  const word = lengthOf(memberName, raw, begin)
  const length = raw[begin + word] === '=' ? word : 0
  const name = length === 0 ? String(count) : raw.slice(begin, begin + length)
  const start = length === 0 ? begin : begin + length + 1
  const value = valueAt(raw, start + lengthOf(blank, raw, start), depth)
  if (value === null || (length === 0 && value.end === value.start)) return null
  return { name, ...value }
}

function valueAt(raw: string, start: number, depth: number): Omit<Part, 'name'> | null {
  if (raw[start] === '(') {
    const group = depth < maximumDepth ? groupAt(raw, start + 1, depth + 1) : null
    return group && { start, ...group }
  }
  const end = endOfValue(raw, start)
  return end === null ? null : { start, end, parts: null }
}

/** Null where quotes or brackets stay open. */
function endOfValue(raw: string, start: number): number | null {
  let at = start
  let open = 0
  while (at < raw.length) {
    const mark = raw[at]
    if (open === 0 && (mark === ',' || mark === ')')) return start + raw.slice(start, at).trimEnd().length
    if (mark === '(') open += 1
    if (mark === ')') open -= 1
    const length = mark === '"' ? lengthOf(quotedText, raw, at) : Math.max(1, lengthOf(plainText, raw, at))
    if (length === 0) return null
    at += length
  }
  return null
}
