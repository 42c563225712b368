import { RegExpParser, type AST } from '@eslint-community/regexpp'

import { lettersOf } from './letters'
import { positionsOf, type Positions, type Unfit } from './positions'

/** Why a pattern is refused. `ways`: some text can be read in more and more ways, and all of them would be tried. */
export type PatternFault = Unfit | 'syntax' | 'ways'

/** For one character of the text. With fields of 4096 characters that is at most a million looks. */
const mostLooks = 256
/** For the judge itself. */
const most = { states: 3000, steps: 500_000 }

const judged = new Map<string, PatternFault | null>()

/**
 * What is wrong with a pattern that a stranger wrote; null if no text makes it take more steps than in proportion to the
 * text's length. An engine that tries one way after the other looks at a character once for each way in which the text
 * before it can be read. So this counts the ways, for all texts at once: after each kind of character, how many lead to which
 * place of the pattern (docs/decisions/0029).
 */
export function faultOfPattern(source: string): PatternFault | null {
  const known = judged.get(source)
  if (known !== undefined) return known
  const fault = judge(source)
  judged.set(source, fault)
  return fault
}

function judge(source: string): PatternFault | null {
  const pattern = parsed(source)
  if (pattern === null) return 'syntax'
  const positions = positionsOf(pattern)
  return typeof positions === 'string' ? positions : faultOfWays(positions)
}

function parsed(source: string): AST.Pattern | null {
  try {
    return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, { unicode: true })
  } catch {
    return null
  }
}

/** How many ways lead to each place. */
type Ways = ReadonlyMap<number, number>

function faultOfWays({ atoms, follow, isAnchored }: Positions): PatternFault | null {
  const letters = lettersOf(atoms)
  const start = atoms.length
  const first: Ways = new Map([[start, 1]])
  const seen = new Set<string>([keyOf(first)])
  let steps = 0

  function after(ways: Ways, letter: readonly boolean[]): Ways {
    // Where a match may begin anywhere, it is tried from each character.
    const next = new Map(isAnchored ? [] : [[start, 1]])
    for (const [place, count] of ways) {
      for (const to of follow[place] ?? []) {
        steps += 1
        if (letter[to] === true) next.set(to, (next.get(to) ?? 0) + count)
      }
    }
    return next
  }

  for (const waiting = [first]; ;) {
    const ways = waiting.pop()
    if (ways === undefined) return null
    for (const letter of letters) {
      const next = after(ways, letter)
      if (looks(next, follow) > mostLooks) return 'ways'
      if (steps > most.steps || seen.size > most.states) return 'large'
      const key = keyOf(next)
      if (!seen.has(key)) waiting.push(next)
      seen.add(key)
    }
  }
}

function looks(ways: Ways, follow: Positions['follow']): number {
  let sum = 0
  for (const [place, count] of ways) sum += count * (1 + (follow[place]?.length ?? 0))
  return sum
}

function keyOf(ways: Ways): string {
  return Array.from(ways, ([place, count]) => `${place}x${count}`)
    .toSorted()
    .join()
}
