import { parseTree, type Node as Json, type ParseError } from 'jsonc-parser'

import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts/general'
import { refused } from '../files/failure'
import { readJson } from '../json'
import { leavesOf } from './projectJson'
import { isWellFormed, lineEnd } from './text'
import { escaped, stepInto, unescaped, type Node, type TreeFormat } from './tree'
import type { Room } from './format'

const texts = generalTexts.json

/**
 * Any JSON of a game, with the comments and trailing commas that it has: some readers take them. A text stays a text and a
 * number a number. A new member goes only beside others.
 */
export const jsonTree: TreeFormat = ({ text }, name) => {
  const tree = read(text, name)
  const rawOf = ({ offset, length }: Json) => text.slice(offset, offset + length)
  const isWhole = (node: Json) => node.type === 'number' && whole.test(rawOf(node))

  function valueOf(node: Json, as: Address['as']): string | null {
    if (as === 'number') return isWhole(node) ? rawOf(node) : null
    return node.type === 'string' ? String(node.value) : null
  }

  function nodeOf(address: Address, label: string, node: Json): Node {
    const { type, children = [] } = node
    const inside = (each: string, child: Json) =>
      nodeOf({ key: address.key, inside: stepInto(address.inside, escaped(each)) }, each, child)
    if (type === 'array') {
      const nodes = children.map((child, index) => inside(String(index), child))
      return { address, name: label, kind: 'list', value: null, nodes }
    }
    if (type !== 'object') {
      const own: Address = isWhole(node) ? { ...address, as: 'number' } : address
      return { address: own, name: label, kind: 'value', value: valueOf(node, own.as), nodes: [] }
    }
    const nodes = membersOf(node).map((member) => inside(member.name, member.value))
    return { address, name: label, kind: 'map', value: null, nodes }
  }

  return {
    nodes: () => membersOf(tree).map((member) => nodeOf({ key: member.name }, member.name, member.value)),
    find(address) {
      const found = nodeAt(tree, pathOf(address))
      if (found === null) return null
      const { node, twice } = found
      const span = { start: node.offset, end: node.offset + node.length }
      if (twice !== null) return { ...span, value: null, why: texts.twice(twice, name) }
      const why = (address.as === 'number' ? texts.notNumber : texts.notText)(address.key, name)
      // Programs write it for a text, or a number, that nobody has set.
      const value = node.type === 'null' ? '' : valueOf(node, address.as)
      return { ...span, value, why, isGroup: node.children !== undefined }
    },
    all: () => leavesOf(tree).map(({ path, node }) => [path.map((step) => escaped(String(step))).join('/'), rawOf(node)]),
    spell(value, _, { as, key }) {
      if (as !== 'number') return isWellFormed(value) ? [JSON.stringify(value)] : []
      if (!whole.test(value)) throw refused(generalTexts.notWhole(name, key))
      return [value]
    },
    room(address, raw) {
      const path = pathOf(address)
      const parent = nodeAt(tree, path.slice(0, -1))
      if (parent === null || parent.twice !== null) return null
      return roomBeside(text, parent.node, JSON.stringify(path.at(-1) ?? ''), raw)
    },
  }
}

const whole = /^-?(?:0|[1-9]\d*)$/

function read(text: string, name: string): Json {
  // It counts how deep the text is nested, comments or not.
  if (readJson(text).is === 'deep') throw refused(texts.deep(name))
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: true })
  if (tree?.type !== 'object' || errors.length > 0) throw refused(texts.strange(name))
  return tree
}

const pathOf = ({ key, inside }: Address): string[] => [key, ...(inside?.split('/').map(unescaped) ?? [])]

type Member = { name: string; value: Json }

const membersOf = ({ children = [] }: Json): Member[] =>
  children.flatMap(({ children: [key, value] = [] }) =>
    key === undefined || value === undefined ? [] : [{ name: String(key.value), value }],
  )

/** `twice` is a name on the way that is there more than once: readers differ in which one of them counts. */
type Found = { node: Json; twice: string | null }

function nodeAt(tree: Json, path: readonly string[]): Found | null {
  let found: Found = { node: tree, twice: null }
  for (const step of path) {
    const next = found.node.type === 'array' ? entryAt(found.node, step) : memberAt(found.node, step)
    if (next === null) return null
    found = { node: next.node, twice: found.twice ?? next.twice }
  }
  return found
}

function entryAt({ children = [] }: Json, step: string): Found | null {
  const node = /^(?:0|[1-9]\d{0,8})$/.test(step) ? children[Number(step)] : undefined
  return node === undefined ? null : { node, twice: null }
}

function memberAt(node: Json, step: string): Found | null {
  const same = node.type === 'object' ? membersOf(node).filter(({ name }) => name === step) : []
  const last = same.at(-1)
  return last === undefined ? null : { node: last.value, twice: same.length > 1 ? step : null }
}

/**
 * Behind the last member whose line ends with it, and set off as that one is: a comment stays on the line that it is about.
 * Null where no member shows how they are written.
 */
function roomBeside(text: string, { type, children = [] }: Json, key: string, raw: string): Room | null {
  const hasComment = ({ offset, length }: Json) => /\/[/*]/.test(restOfLine(text, offset + length))
  const neighbour = children.findLast((each) => !hasComment(each)) ?? children.at(-1)
  const [name, value] = neighbour?.children ?? []
  if (type !== 'object' || name === undefined || value === undefined) return null
  const between = text.slice(name.offset + name.length, value.offset)
  const colon = /^ ?: ?$/.test(between) ? between : ': '
  const lead = leadOf(text, name.offset) || colon.slice(colon.indexOf(':') + 1)
  return { at: value.offset + value.length, text: `,${lead}${key}${colon}${raw}` }
}

const restOfLine = (text: string, from: number) => text.slice(from, (text.indexOf('\n', from) + 1 || text.length + 1) - 1)

/** The blanks before a place: the indent on a line of its own, if it begins one. */
function leadOf(text: string, at: number): string {
  let start = at
  while (start > 0 && /\s/.test(text[start - 1] ?? '')) start -= 1
  const lead = text.slice(start, at)
  const line = lead.lastIndexOf('\n')
  return line === -1 ? lead : lineEnd(text) + lead.slice(line + 1)
}
