import type { AST } from '@eslint-community/regexpp'

import { isKnown, type Atom } from './letters'

/**
 * A pattern as the places at which it reads a character. `follow` has, for each place, those that can come next, once for each
 * way to get there; the last entry is that of the start.
 */
export type Positions = { atoms: readonly Atom[]; follow: readonly (readonly number[])[]; isAnchored: boolean }

/** Why a pattern can't be laid out like this. */
export type Unfit = 'unsupported' | 'empty' | 'large'

/** `first` and `last`: where a part of the pattern can begin and end, once for each way; `isEmpty`: whether it can be nothing. */
type Part = { first: readonly number[]; last: readonly number[]; isEmpty: boolean }

const nothing: Part = { first: [], last: [], isEmpty: true }
const most = { positions: 1000, ways: 20_000 }

/** Lays out a pattern. Repeats with a count are written out; assertions are left out, since they only end ways. */
export function positionsOf({ alternatives }: AST.Pattern): Positions | Unfit {
  const layout = createLayout()
  const { first } = anyOf(layout, alternatives)
  const isAnchored = alternatives.every(({ elements: [start] }) => start?.type === 'Assertion' && start.kind === 'start')
  return layout.unfit() ?? { atoms: layout.atoms, follow: [...layout.follow, [...first]], isAnchored }
}

type Layout = ReturnType<typeof createLayout>

/** Once something is unfit, nothing more is laid out: a short pattern can stand for millions of places. */
function createLayout() {
  const atoms: Atom[] = []
  const follow: number[][] = []
  let ways = 0
  let unfit: Unfit | null = null

  function refuse(why: Unfit): Part {
    unfit ??= why
    return nothing
  }

  function link(from: readonly number[], to: readonly number[]): void {
    ways += from.length * to.length
    if (ways > most.ways) refuse('large')
    else for (const position of from) follow[position]?.push(...to)
  }

  function atom(node: Atom): Part {
    if (!isKnown(node)) return refuse('unsupported')
    const position = atoms.push(node) - 1
    if (position >= most.positions) return refuse('large')
    follow.push([])
    return { first: [position], last: [position], isEmpty: false }
  }

  return { atoms, follow, refuse, link, atom, unfit: () => unfit }
}

function inOrder({ link }: Layout, one: Part, next: Part): Part {
  link(one.last, next.first)
  return {
    first: one.isEmpty ? [...one.first, ...next.first] : one.first,
    last: next.isEmpty ? [...one.last, ...next.last] : next.last,
    isEmpty: one.isEmpty && next.isEmpty,
  }
}

function anyOf(layout: Layout, all: readonly AST.Alternative[]): Part {
  const parts = all.map(({ elements }) =>
    elements.map((element) => partOf(layout, element)).reduce((one, next) => inOrder(layout, one, next), nothing),
  )
  // Two ways to be nothing would multiply with each other, unseen.
  if (parts.filter(({ isEmpty }) => isEmpty).length > 1) return layout.refuse('empty')
  return {
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
    isEmpty: parts.some(({ isEmpty }) => isEmpty),
  }
}

function repeated(layout: Layout, { element, min, max }: AST.Quantifier): Part {
  const isEndless = max === Number.POSITIVE_INFINITY
  if ((isEndless ? min : max) > most.positions) return layout.refuse('large')
  const copy = () => {
    const part = partOf(layout, element)
    return part.isEmpty ? layout.refuse('empty') : part
  }
  let rest = nothing
  if (isEndless) {
    const loop = copy()
    layout.link(loop.last, loop.first)
    rest = { ...loop, isEmpty: true }
  } else {
    for (let count = min; count < max && layout.unfit() === null; count += 1) {
      rest = { ...inOrder(layout, copy(), rest), isEmpty: true }
    }
  }
  let whole = nothing
  for (let count = 0; count < min && layout.unfit() === null; count += 1) whole = inOrder(layout, whole, copy())
  return inOrder(layout, whole, rest)
}

function partOf(layout: Layout, node: AST.Element): Part {
  if (layout.unfit() !== null) return nothing
  switch (node.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return layout.atom(node)
    case 'CapturingGroup':
      return anyOf(layout, node.alternatives)
    case 'Quantifier':
      return repeated(layout, node)
    case 'Group':
      return node.modifiers === null ? anyOf(layout, node.alternatives) : layout.refuse('unsupported')
    default:
      return isSimpleAssertion(node) ? nothing : layout.refuse('unsupported')
  }
}

/** The start, the end or the edge of a word; what looks around may read as much as it likes. */
function isSimpleAssertion(node: AST.Element): boolean {
  return node.type === 'Assertion' && node.kind !== 'lookahead' && node.kind !== 'lookbehind'
}
