import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts/general'
import { roomFor } from './unrealEntries'
import { groupsOf, type Counted, type Groups } from './unrealGroups'
import { listsIn, spelledLines } from './unrealList'
import { looksGrouped, nodeOfLine, type UnrealNode } from './unrealNodes'
import { encode, encodeInside } from './unrealText'
import type { Slot } from './format'
import { unescaped, type Tree } from './tree'
import type { TextFile } from './text'

type UnrealTree = Omit<Tree, 'nodes' | 'stretch'> & Required<Pick<Tree, 'stretch'>> & { nodes(): readonly UnrealNode[] }

/**
 * Any ini of Config/, with each line of a list, each member of a struct and each entry of an array at an address of its own:
 * `key` begins with the mark of the line, and then `inside` with the number of the line among those of that key and mark. A
 * section is `{ section, key: '' }`.
 */
export function unrealTree({ text }: TextFile, name: string): UnrealTree {
  let held: Groups | null = null
  /** Taken apart when it is needed first. */
  const groups = () => (held ??= groupsOf(text))
  const read = new Map<Counted, UnrealNode>()
  const insides = new Set<number>()

  function nodeOf(line: Counted): UnrealNode {
    const known = read.get(line)
    if (known !== undefined) return known
    const node = nodeOfLine(text, line, name)
    read.set(line, node)
    return node
  }

  /** The line that an address is about, and the way from there. */
  function lineAt({ section = '', key, inside }: Address): { line: Counted; steps: readonly string[] } | null {
    const all = groups().at(section, key)
    const path = inside === undefined ? [] : inside.split('/').map(unescaped)
    const [first] = all
    if (first === undefined || first.number === null) return first === undefined ? null : { line: first, steps: path }
    const [number, ...steps] = path
    const line = number === undefined ? all.at(-1) : numbered(all, number)
    return line === undefined ? null : { line, steps }
  }

  const lists = listsIn(text, (section, key) => groups().at(section, key), nodeOf)

  function find(address: Address): Slot | null {
    const list = lists.at(address)
    if (list !== null) return list.slot
    const found = lineAt(address)
    if (found === null) return null
    const node = stepped(nodeOf(found.line), found.steps)
    if (node === null) return null
    const { start, end, value, why = generalTexts.unreal.list(address.key, name) } = node
    if (found.steps.length > 0) insides.add(start)
    const isWhole = found.line.number === null || address.inside !== undefined
    return { start, end, value: isWhole ? value : null, why }
  }

  return {
    find,
    all: () =>
      groups().lines.flatMap((line) => leavesOf(`${line.entry.section} ${line.entry.op}${line.entry.key}`, nodeOf(line))),
    spell(value, slot, address) {
      const list = lists.at(address)
      if (list !== null) return spelledLines(text, list, value)
      const wasQuoted = slot !== null && text[slot.start] === '"'
      if (slot !== null && insides.has(slot.start)) return encodeInside(value, wasQuoted)
      return encode(value, wasQuoted || looksGrouped(value))
    },
    room: ({ section = '', key, inside }, raw) =>
      inside === undefined ? roomFor(text, groups().now, section, `${key}=${raw}`) : null,
    within: lists.within,
    stretch(address) {
      const list = lists.at(address)
      if (list !== null) return { start: list.slot.start, end: behindLine(text, list.slot.end) }
      const found = lineAt(address)
      if (found === null || found.steps.length > 0 || !found.line.isOnly) return null
      const { from, line: end } = found.line.entry
      return { start: from, end: behindLine(text, end) }
    },
    nodes: () => sectionsOf(groups(), nodeOf),
  }
}

const behindLine = (text: string, end: number) => end + (/^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0].length ?? 0)

/** There may be thousands of lines, most of them in the order of their numbers, and each is asked for. */
function numbered(all: readonly Counted[], number: string): Counted | undefined {
  const isIt = (one: Counted | undefined) => String(one?.number) === number
  const usual = all[Number(number)]
  return isIt(usual) ? usual : all.find(isIt)
}

function sectionsOf({ bySection }: Groups, nodeOf: (line: Counted) => UnrealNode): UnrealNode[] {
  return [...bySection.values()].map((keys) => {
    const nodes = [...keys.values()].map((all) => nodeOfKey(all, nodeOf))
    const [{ address }] = nodes as [UnrealNode, ...UnrealNode[]]
    const section = address.section ?? ''
    return { ...nowhere, address: { section, key: '' }, name: section, kind: 'map', nodes }
  })
}

const nowhere = { value: null, raw: '', start: 0, end: 0, op: '', why: undefined } as const

/** The one line of a key, or all that make its list. */
function nodeOfKey(all: readonly Counted[], nodeOf: (line: Counted) => UnrealNode): UnrealNode {
  const nodes = all.map(nodeOf)
  const [first] = nodes as [UnrealNode, ...UnrealNode[]]
  if (all[0]?.number == null) return first
  const key = all[0].entry.key
  return { ...nowhere, address: { ...first.address, key, inside: undefined }, name: key, kind: 'list', nodes }
}

function stepped(node: UnrealNode, steps: readonly string[]): UnrealNode | null {
  let at: UnrealNode | undefined = node
  for (const step of steps) at = at?.nodes.find(({ name }) => name.toLowerCase() === step.toLowerCase())
  return at ?? null
}

function leavesOf(name: string, { nodes, raw }: UnrealNode): (readonly [string, string])[] {
  if (nodes.length === 0) return [[name, raw]]
  return nodes.flatMap((node) => leavesOf(`${name}/${node.name}`, node))
}
