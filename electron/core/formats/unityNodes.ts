import type { Address } from '../../../shared/general/row'
import { escaped, stepInto, type Node } from './tree'
import { endOfBlock, findField, findItem, isBlank } from './unityField'
import type { Found, Line } from './unityField'
import { readFlow, type FlowValue } from './unityFlow'
import { decodeScalar } from './unityScalar'

/** Where a node is in the text, `[start, end)`. `isFlow`: between braces or brackets. `isLeaf`: it holds no others. */
export type Place = { start: number; end: number; value: string | null; isFlow: boolean; isLeaf: boolean }

/** A text that is read into places: by `placeName` their address, in the order of the file. */
export type Reading = { text: string; lines: Line[]; places: Map<string, Place> }

/** A key has no line break in it. */
export const placeName = ({ key, inside }: Address) => (inside === undefined ? key : `${key}\n${inside}`)

const deepest = 12

type Where = { address: Address; name: string; depth: number }

/** Lines from one on, up to the next one. `indent` is where what they hold begins. */
type Block = { from: number; to: number; indent: number }

/** The lines of a field, or of what is none. */
type Lines = { key: string; at: number; next: number; field: Found | null }

/**
 * The fields of a map. What Unity would not write becomes `strange`, and the lines behind it are read on. A key that is there
 * twice is strange both times.
 */
export function readMap(reading: Reading, block: Block, inside: Where | null = null): Node[] {
  const found = fieldsOf(reading, block)
  const times = new Map<string, number>()
  for (const { key } of found) times.set(key, (times.get(key) ?? 0) + 1)
  return found.map(({ key, at, next, field }, index) => {
    if (field !== null && times.get(key) === 1) return valueNode(reading, whereIn(inside, key), at, field)
    return strange(reading, whereIn(inside, key, `~${index + 2}`), at, next)
  })
}

/** What can only be shown: whole lines. */
export function strange({ lines, places }: Reading, where: Where, from: number, to: number): Node {
  const start = lines[from]?.start ?? 0
  return node(where, 'strange', hold(places, where, { start, end: lines[to - 1]?.end ?? start, value: null }))
}

function node({ address, name }: Where, kind: Node['kind'], { value }: Place, nodes: readonly Node[] = []): Node {
  return { address, name, kind, value, nodes }
}

function hold(places: Reading['places'], where: Where, at: Pick<Place, 'start' | 'end' | 'value'>, isFlow = false): Place {
  const place = { ...at, isFlow, isLeaf: true }
  places.set(placeName(where.address), place)
  return place
}

function fieldsOf({ text, lines }: Reading, { from, to, indent }: Block): Lines[] {
  const all: Lines[] = []
  for (let at = from; at < to;) {
    const line = lines[at]
    if (line === undefined || isBlank(line)) {
      at += 1
      continue
    }
    const field = findField(text, lines, at, indent)
    const next = field?.next ?? endOfBlock(lines, at + 1, (more) => more.indent > indent)
    // Not the number of the line, which others move.
    all.push({ key: keyOf(field) ?? `(${all.length + 1})`, at, next, field })
    at = next
  }
  return all
}

function valueNode(reading: Reading, where: Where, at: number, { field, next }: Found): Node {
  const { text, places } = reading
  if (field.form === 'flow') {
    const flow = readFlow(text.slice(field.start, field.end))
    return flow === null ? strange(reading, where, at, next) : flowNode(places, where, flow, field.start)
  }
  const place = hold(places, where, field)
  if (field.form !== 'block') return node(where, 'value', place)
  return where.depth < deepest ? blockNode(reading, where, place, { from: at + 1, to: next }) : node(where, 'strange', place)
}

function blockNode(reading: Reading, where: Where, place: Place, { from, to }: Omit<Block, 'indent'>): Node {
  place.isLeaf = false
  const first = reading.lines.slice(from, to).find((line) => !isBlank(line))
  const block = { from, to, indent: first?.indent ?? 0 }
  if (!isItem(first)) return node(where, 'map', place, readMap(reading, block, where))
  return node(where, 'list', place, readList(reading, block, where))
}

function readList(reading: Reading, { from, to, indent }: Block, inside: Where): Node[] {
  const { lines } = reading
  const nodes: Node[] = []
  for (let at = from; at < to;) {
    const line = lines[at]
    if (line === undefined || isBlank(line)) {
      at += 1
      continue
    }
    const next = endOfBlock(lines, at + 1, (more) => more.indent > indent)
    const where = whereIn(inside, String(nodes.length))
    const isEntry = line.indent === indent && isItem(line)
    nodes.push((isEntry ? itemNode(reading, where, { at, next, line }) : null) ?? strange(reading, where, at, next))
    at = next
  }
  return nodes
}

/** What stands behind a dash: a map or a list that begins on the same line, or a value. Null for anything else. */
function itemNode(reading: Reading, where: Where, { at, next, line }: { at: number; next: number; line: Line }): Node | null {
  const { text, lines, places } = reading
  if (where.depth >= deepest) return null
  const inner = innerLine(line)
  // From here on the line is the first one of what the item holds.
  lines[at] = inner
  if (isItem(inner) || findField(text, lines, at, inner.indent) !== null) {
    const start = inner.start + inner.indent
    const place = hold(places, where, { start, end: lines[next - 1]?.end ?? start, value: null })
    return blockNode(reading, where, place, { from: at, to: next })
  }
  const found = findItem(text, lines, at, line)
  return found?.next === next ? valueNode(reading, where, at, found) : null
}

function flowNode(places: Reading['places'], where: Where, flow: FlowValue, base: number): Node {
  const value = flow.kind === 'value' ? flow.value : null
  const place = hold(places, where, { start: base + flow.start, end: base + flow.end, value }, true)
  if (flow.kind === 'value') return node(where, 'value', place)
  if (new Set(flow.entries.map(({ name }) => name)).size < flow.entries.length) return node(where, 'strange', place)
  place.isLeaf = flow.entries.length === 0
  const nodes = flow.entries.map((entry) => flowNode(places, whereIn(where, entry.name), entry.value, base))
  return node(where, flow.kind, place, nodes)
}

/** A key without its quotes. */
function keyOf(found: Found | null): string | null {
  const key = found?.field.key ?? null
  if (key === null || !/^["']/.test(key)) return key
  return decodeScalar(key, key.startsWith("'") ? 'single' : 'double')
}

const isItem = (line: Line | undefined) => line !== undefined && /^-(?: |$)/.test(line.text.slice(line.indent, line.indent + 2))

/** The same line without its dash. */
function innerLine({ text, indent, ...place }: Line): Line {
  const bare = `${' '.repeat(indent + 1)}${text.slice(indent + 1)}`
  return { ...place, text: bare, indent: bare.search(/[^ ]|$/) }
}

function whereIn(inside: Where | null, name: string, mark = ''): Where {
  if (inside === null) return { address: { key: `${name}${mark}` }, name, depth: 0 }
  const { key, inside: before } = inside.address
  return { address: { key, inside: stepInto(before, `${escaped(name)}${mark}`) }, name, depth: inside.depth + 1 }
}
