import type { AST } from '@eslint-community/regexpp'

/** What reads one character. */
export type Atom = AST.Character | AST.CharacterSet | AST.CharacterClass

/** Where the classes of ASCII and of line ends begin, or have ended. */
const edges = {
  any: [0x0a, 0x0b, 0x0d, 0x0e, 0x20_28, 0x20_2a],
  digit: [0x30, 0x3a],
  word: [0x30, 0x3a, 0x41, 0x5b, 0x5f, 0x60, 0x61, 0x7b],
  space: [
    0x09, 0x0e, 0x20, 0x21, 0xa0, 0xa1, 0x16_80, 0x16_81, 0x20_00, 0x20_0b, 0x20_28, 0x20_2a, 0x20_2f, 0x20_30, 0x20_5f, 0x20_60,
    0x30_00, 0x30_01, 0xfe_ff, 0xff_00,
  ],
}
/** Unicode gives each character one of these. */
const categories = 'Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn'
  .split(' ')
  .map((name) => new RegExp(`^\\p{${name}}$`, 'u'))
let edgesOfCategories: readonly number[] | null = null

/** Whether all in it is known here: of Unicode's properties, only the general categories. */
export function isKnown(node: Atom | AST.CharacterClassElement): boolean {
  if (node.type === 'CharacterClass') return node.elements.every(isKnown)
  return node.type !== 'CharacterSet' || node.kind !== 'property' || node.key === 'General_Category'
}

/**
 * The characters that a pattern tells apart: for each kind of them, which of the atoms read it. Whether one does is asked of
 * the engine itself; we only know where its answer can change.
 */
export function lettersOf(atoms: readonly Atom[]): readonly (readonly boolean[])[] {
  const known = [...new Map(atoms.map((atom) => [atom.raw, atom])).values()]
  const starts = new Set([0, ...known.flatMap(edgesOf)])
  const readers = new Map(known.map(({ raw }) => [raw, new RegExp(`^${raw}$`, 'u')]))
  const kinds = new Map<string, readonly boolean[]>()
  for (const start of starts) {
    if (start > 0x10_ff_ff) continue
    const character = String.fromCodePoint(start)
    const isRead = new Map(Array.from(readers, ([raw, reader]) => [raw, reader.test(character)]))
    const kind = Array.from(isRead.values(), Number).join('')
    if (!kinds.has(kind))
      kinds.set(
        kind,
        atoms.map(({ raw }) => isRead.get(raw) ?? false),
      )
  }
  return [...kinds.values()]
}

function edgesOf(node: Atom | AST.CharacterClassElement): readonly number[] {
  switch (node.type) {
    case 'Character':
      return [node.value, node.value + 1]
    case 'CharacterClassRange':
      return [node.min.value, node.max.value + 1]
    case 'CharacterClass':
      return node.elements.flatMap(edgesOf)
    case 'CharacterSet':
      return node.kind === 'property' ? categoryEdges() : edges[node.kind]
    default:
      return []
  }
}

/** Where one category ends and the next begins: thousands of places, which only the engine knows. Looked for once. */
function categoryEdges(): readonly number[] {
  if (edgesOfCategories !== null) return edgesOfCategories
  const found: number[] = []
  let current: RegExp | undefined
  for (let point = 0; point <= 0x10_ff_ff; point += 1) {
    const character = String.fromCodePoint(point)
    if (current?.test(character) === true) continue
    current = categories.find((category) => category.test(character))
    found.push(point)
  }
  edgesOfCategories = found
  return found
}
