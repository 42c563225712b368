import { entriesOf, listValue } from '../../../shared/listValue'
import type { Address } from '../../../shared/general/row'
import type { Slot } from './format'
import { listOfWhole } from './wholeList'
import { lineEnd } from './text'
import type { Counted } from './unrealGroups'
import { looksGrouped, type UnrealNode } from './unrealNodes'
import { encode } from './unrealText'

/** The lines of a list, `[start, end)`, with the value of each. */
type LinesOfList = { slot: Slot & { value: string }; nodes: readonly UnrealNode[]; head: string }

/** The lists of a text, by the addresses of all their entries. `linesAt` are the lines of a section and a key with its mark. */
export function listsIn(
  text: string,
  linesAt: (section: string, key: string) => readonly Counted[],
  nodeOf: (line: Counted) => UnrealNode,
) {
  return {
    at(address: Address): LinesOfList | null {
      const list = listOfWhole(address)
      if (list === null || list.inside !== undefined) return null
      return linesOfList(text, linesAt(list.section ?? '', list.key), nodeOf)
    },
    within(address: Address): ((name: string) => boolean) | null {
      const list = listOfWhole(address)
      const own = `${list?.section ?? ''} ${list?.key ?? ''}`.toLowerCase()
      return list === null ? null : (name) => name.toLowerCase() === own
    },
  }
}

/** Null for lines with a struct or anything doubtful among them, and where others stand between them. */
function linesOfList(text: string, lines: readonly Counted[], nodeOf: (line: Counted) => UnrealNode): LinesOfList | null {
  const [first, last] = [lines[0]?.entry, lines.at(-1)?.entry]
  if (first === undefined || last === undefined || lines[0]?.number == null) return null
  const nodes = lines.map(nodeOf)
  const values = nodes.flatMap(({ kind, value, why }) => (kind === 'value' && value !== null && why === undefined ? [value] : []))
  const isTogether = lines.every(({ entry }, index) => {
    const next = lines[index + 1]?.entry
    return next === undefined || /^(?:\r\n|\n)$/.test(text.slice(entry.line, next.from))
  })
  if (values.length < lines.length || !isTogether) return null
  return {
    slot: { start: first.from, end: last.line, value: listValue(values) },
    nodes,
    head: text.slice(first.from, first.start),
  }
}

/** A line for each entry, none for an empty list: it has no line that could say so. A line that is there stays as it is. */
export function spelledLines(text: string, { slot, nodes, head }: LinesOfList, value: string): string[] {
  const entries = entriesOf(value) ?? []
  if (entries.length === 0) return []
  const known = new Map(nodes.map((node) => [node.value, node.raw]))
  const wasQuoted = nodes[0]?.raw.startsWith('"') === true
  const raws = entries.map((entry) => known.get(entry) ?? encode(entry, wasQuoted || looksGrouped(entry))[0])
  const end = lineEnd(text.slice(slot.start, slot.end).includes('\n') ? text.slice(slot.start, slot.end) : text)
  return raws.includes(undefined) ? [] : [raws.map((raw) => `${head}${raw ?? ''}`).join(end)]
}
