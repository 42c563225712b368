import { RegExpParser, type AST } from '@eslint-community/regexpp'

/** Continues from a position in the text. False: no match that way, try another. */
type Next = (at: number) => boolean
/** Matches from a position, in every possible way, until what follows matches too. */
type Matcher = (at: number, next: Next) => boolean

/** The text that is being searched, and the steps so far. */
type Search = { text: string; steps: number }

const parser = new RegExpParser()
const compiled = new Map<string, { search: Search; whole: Matcher }>()

/**
 * How many characters a backtracking engine looks at before it answers, and where the match ends (null: there is none). It
 * tries the alternatives in the order that the language defines, as V8 does, but without V8's shortcuts.
 */
export function patternSteps(pattern: RegExp, text: string): { steps: number; end: number | null } {
  const known = compiled.get(String(pattern)) ?? compile(pattern)
  compiled.set(String(pattern), known)
  const { search, whole } = known
  Object.assign(search, { text, steps: 0 })
  const from = pattern.global || pattern.sticky ? pattern.lastIndex : 0
  let end: number | null = null
  const ends: Next = (at) => {
    end = at
    return true
  }
  for (let start = from; start <= text.length; start += 1) {
    search.steps += 1
    if (whole(start, ends) || pattern.sticky) break
  }
  return { steps: search.steps, end }
}

function compile(pattern: RegExp): { search: Search; whole: Matcher } {
  const {
    pattern: { alternatives },
    flags,
  } = parser.parseLiteral(String(pattern))
  const search = { text: '', steps: 0 }
  return { search, whole: anyOf(alternatives, flags, search) }
}

function anyOf(alternatives: readonly AST.Alternative[], flags: AST.Flags, search: Search): Matcher {
  const all = alternatives.map(({ elements }) => inOrder(elements.map((element) => matcherOf(element, flags, search))))
  return (at, next) => all.some((each) => each(at, next))
}

function inOrder(matchers: readonly Matcher[]): Matcher {
  const from = (index: number, next: Next): Next => {
    const matcher = matchers[index]
    return matcher === undefined ? next : (at) => matcher(at, from(index + 1, next))
  }
  return (at, next) => from(0, next)(at)
}

function matcherOf(node: AST.Element | AST.QuantifiableElement, flags: AST.Flags, search: Search): Matcher {
  switch (node.type) {
    case 'Group':
    case 'CapturingGroup':
      return anyOf(node.alternatives, flags, search)
    case 'Quantifier':
      return repeated(node, flags, search)
    case 'Assertion':
      return asserted(node, flags, search)
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return single(node, flags, search)
    default:
      throw new Error(`A pattern has a ${node.type}, which is not counted here.`)
  }
}

/** One character, however it is written: the real engine decides whether it matches. */
function single({ raw }: AST.Element, flags: AST.Flags, search: Search): Matcher {
  const pattern = new RegExp(`^${raw}$`, `${flags.ignoreCase ? 'i' : ''}${flags.unicode ? 'u' : ''}${flags.dotAll ? 's' : ''}`)
  const known = new Map<string, boolean>()
  return (at, next) => {
    search.steps += 1
    if (at >= search.text.length) return false
    const character = flags.unicode ? String.fromCodePoint(search.text.codePointAt(at) ?? 0) : search.text.charAt(at)
    const fits = known.get(character) ?? pattern.test(character)
    known.set(character, fits)
    return fits && next(at + character.length)
  }
}

function repeated({ element, min, max, greedy }: AST.Quantifier, flags: AST.Flags, search: Search): Matcher {
  const inner = matcherOf(element, flags, search)
  const isSingle = element.type === 'Character' || element.type === 'CharacterSet' || element.type === 'CharacterClass'
  if (isSingle && greedy) return (at, next) => longestFirst(at, next)
  const round = (count: number, at: number, next: Next): boolean => {
    const more = () => count < max && inner(at, (end) => end > at && round(count + 1, end, next))
    if (count < min) return more()
    return greedy ? more() || next(at) : next(at) || more()
  }
  return (at, next) => round(0, at, next)

  /** A loop, because a call for each character would overflow the stack. */
  function longestFirst(at: number, next: Next): boolean {
    const ends = [at]
    const note: Next = (end) => ends.push(end) > 0
    while (ends.length <= max && inner(ends.at(-1) ?? at, note));
    for (let count = ends.length - 1; count >= min; count -= 1) if (next(ends[count] ?? at)) return true
    return false
  }
}

function asserted(node: AST.Assertion, flags: AST.Flags, search: Search): Matcher {
  const isBreak = (at: number) => ['\n', '\r', '\u2028', '\u2029'].includes(search.text[at] ?? '')
  const isWord = (at: number) => /^\w$/.test(search.text[at] ?? '')
  const ahead = node.kind === 'lookahead' ? anyOf(node.alternatives, flags, search) : null
  const holds = (at: number): boolean => {
    search.steps += 1
    if (node.kind === 'start') return at === 0 || (flags.multiline && isBreak(at - 1))
    if (node.kind === 'end') return at === search.text.length || (flags.multiline && isBreak(at))
    if (node.kind === 'word') return (isWord(at - 1) !== isWord(at)) !== node.negate
    if (ahead === null || node.kind !== 'lookahead') throw new Error('A pattern looks behind, which is not counted here.')
    return ahead(at, () => true) !== node.negate
  }
  return (at, next) => holds(at) && next(at)
}
