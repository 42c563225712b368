import { parseTree, type Node } from 'jsonc-parser'

/** The line on which a place of a JSON text begins, from 1; for what is not there, that of what lacks it. */
export function linesOf(text: string): (path: string) => number | undefined {
  let whole: Node | undefined
  return (path) => {
    if (path === '') return undefined
    whole ??= parseTree(text)
    const found = whole === undefined ? whole : nodeAt(whole, path)
    return found === undefined || found === whole ? undefined : lineAt(text, found.offset)
  }
}

/** The line of a character, from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\r|\n/).length

/** Names may have slashes in them, so that the longest one counts that fits. */
function nodeAt(node: Node, path: string): Node {
  const [next] = (node.children ?? [])
    .map((child, index) => ({ child, name: nameOf(child, index) }))
    .filter(({ name }) => path === name || path.startsWith(`${name}/`))
    .toSorted((one, other) => other.name.length - one.name.length)
  if (next === undefined) return node
  const { child, name } = next
  const inner = child.type === 'property' ? child.children?.[1] : child
  const end = inner === undefined ? child : nodeAt(inner, path.slice(name.length + 1))
  // A value may begin below its name.
  return end === inner ? child : end
}

function nameOf({ type, children }: Node, index: number): string {
  return type === 'property' ? String(children?.[0]?.value) : String(index)
}
