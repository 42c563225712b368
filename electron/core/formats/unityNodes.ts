import type { Address } from '../../../shared/general/row'
import type { Node } from './tree'
import { endOfBlock, findField, findItem, isBlank } from './unityField'
import type { Found, Line } from './unityField'
import { decodeScalar } from './unityScalar'
import { readFlow, type FlowValue } from './unityFlow'

/** Where a node is in the text, `[start, end)`. `isFlow`: between braces or brackets. `isLeaf`: it holds no others. */
export type Place = { start: number; end: number; value: string | null; isFlow: boolean; isLeaf: boolean }

/** By `placeName` their address, in the order of the file. */
export type Places = Map<string, Place>

/** A key has no line break in it. */
export const placeName = ({ key, inside }: Address) => (inside === undefined ? key : `${key}\n${inside}`)

const deepest = 12

/** The lines of a field, or of what is none. */
type Lines = { key: string; at: number; next: number; field: Found | null }

type Where = { address: Address; name: string; depth: number }

/** Reads lines of an object's text. What Unity would not write becomes `strange`, and the lines behind it are read on. */
export function createNodeReader(text: string, lines: Line[]) {
  const places: Places = new Map()

  const isBlankAt = (at: number) => {
    const line = lines[at]
    return line === undefined || isBlank(line)
  }

  function node({ address, name }: Where, kind: Node['kind'], place: Omit<Place, 'isLeaf'>, nodes: readonly Node[] = []): Node {
    return { address, name, kind, value: place.value, nodes }
  }

  function hold({ address }: Where, start: number, end: number, value: string | null, isFlow: boolean): Place {
    const place = { start, end, value, isFlow, isLeaf: true }
    places.set(placeName(address), place)
    return place
  }

  function strange(where: Where, from: number, to: number): Node {
    const start = lines[from]?.start ?? 0
    return node(where, 'strange', hold(where, start, lines[to - 1]?.end ?? start, null, false))
  }

  /** The fields of a map whose keys are `indent` spaces from the margin. A key that is there twice is strange both times. */
  function readMap(from: number, to: number, indent: number, inside: Where | null): Node[] {
    const found = fieldsOf(from, to, indent)
    const times = new Map<string, number>()
    for (const { key } of found) times.set(key, (times.get(key) ?? 0) + 1)
    return found.map(({ key, at, next, field }, index) => {
      if (field !== null && times.get(key) === 1) return valueNode(whereIn(inside, key), at, field)
      return strange(whereIn(inside, key, `~${index + 2}`), at, next)
    })
  }

  /** Every field, or null for the lines of what is none. */
  function fieldsOf(from: number, to: number, indent: number): Lines[] {
    const all: Lines[] = []
    for (let at = from; at < to;) {
      if (isBlankAt(at)) {
        at += 1
        continue
      }
      const field = findField(text, lines, at, indent)
      const next = field?.next ?? endOfBlock(lines, at + 1, (more) => more.indent > indent)
      all.push({ key: keyOf(field) ?? `(${at + 1})`, at, next, field })
      at = next
    }
    return all
  }

  function valueNode(where: Where, at: number, { field, next }: Found): Node {
    if (field.form === 'flow')
      return flowNode(where, readFlow(text.slice(field.start, field.end)), { base: field.start, at, next })
    const place = hold(where, field.start, field.end, field.value, false)
    if (field.form !== 'block') return node(where, 'value', place)
    if (where.depth >= deepest) return node(where, 'strange', place)
    return blockNode(where, place, at + 1, next)
  }

  function blockNode(where: Where, place: Place, from: number, to: number): Node {
    place.isLeaf = false
    let first = from
    while (first < to && isBlankAt(first)) first += 1
    const indent = lines[first]?.indent ?? 0
    if (!isItem(lines[first])) return node(where, 'map', place, readMap(from, to, indent, where))
    return node(where, 'list', place, readList(from, to, indent, where))
  }

  function readList(from: number, to: number, indent: number, inside: Where): Node[] {
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
      nodes.push((isEntry ? itemNode(where, at, next, line) : null) ?? strange(where, at, next))
      at = next
    }
    return nodes
  }

  /** What stands behind a dash: a map or a list that begins on the same line, or a value. Null for anything else. */
  function itemNode(where: Where, at: number, next: number, line: Line): Node | null {
    if (where.depth >= deepest) return null
    const inner = innerLine(line)
    // From here on the line is the first one of what the item holds.
    lines[at] = inner
    const start = inner.start + inner.indent
    if (isItem(inner)) return blockNode(where, hold(where, start, lines[next - 1]?.end ?? start, null, false), at, next)
    if (findField(text, lines, at, inner.indent) !== null) {
      return blockNode(where, hold(where, start, lines[next - 1]?.end ?? start, null, false), at, next)
    }
    const found = findItem(text, lines, at, line)
    return found === null || found.next !== next ? null : valueNode(where, at, found)
  }

  function flowNode(where: Where, flow: FlowValue | null, from: { base: number; at: number; next: number }): Node {
    if (flow === null) return strange(where, from.at, from.next)
    const value = flow.kind === 'value' ? flow.value : null
    const place = hold(where, from.base + flow.start, from.base + flow.end, value, true)
    if (flow.kind === 'value') return node(where, 'value', place)
    if (new Set(flow.entries.map(({ name }) => name)).size < flow.entries.length) return node(where, 'strange', place)
    place.isLeaf = flow.entries.length === 0
    const nodes = flow.entries.map((entry) => flowNode(whereIn(where, entry.name), entry.value, from))
    return node(where, flow.kind, place, nodes)
  }

  return { places, readMap, strange }
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
  const part = `${name.replaceAll('~', '~0').replaceAll('/', '~1')}${mark}`
  if (inside === null) return { address: { key: `${name}${mark}` }, name, depth: 0 }
  const before = inside.address.inside
  const address = { key: inside.address.key, inside: before === undefined ? part : `${before}/${part}` }
  return { address, name, depth: inside.depth + 1 }
}
