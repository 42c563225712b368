import type { UnrealNode } from '../../formats/unrealNodes'
import { labelOf } from './names'

/** What the parts of a struct, or the entries of a list, are called in the window. */
export function titlesOf({ kind, nodes }: UnrealNode): string[] {
  return kind === 'list' ? entryTitles(nodes) : nodes.map(({ name }) => labelOf(name))
}

/** An entry is called by its name, if it has one of its own, else by its number. */
function entryTitles(entries: readonly UnrealNode[]): string[] {
  const counts = new Map<string, number>()
  return entries.map((entry, index) => {
    const name = nameOf(entry) ?? String(index + 1)
    // Lines that take something away say so, and are counted apart.
    const count = (counts.get(entry.op + name) ?? 0) + 1
    counts.set(entry.op + name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

const naming = /(?:name|tag|path|channel|type|^key)$/i
const longest = 80

function nameOf({ nodes }: UnrealNode): string | null {
  const named = nodes.find(({ name, value }) => naming.test(name) && value !== null && value !== '')
  // A pair of a key and what belongs to it.
  const name = named?.value ?? (nodes.length === 2 && nodes[0]?.name === '0' ? nodes[0].value : null)
  return name === null || name === '' || name.length > longest ? null : name
}
