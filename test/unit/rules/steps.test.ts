import { expect, test } from 'vitest'

import { loadCounting } from './countedCode'
import { patternSteps } from './patternSteps'
import type * as Readers from './readers'
import type { Reader } from './readers'
import { countSteps } from './steps'

// The exports of a file have no type before it is loaded.
const { readers, slow } = (await loadCounting('readers')) as typeof Readers

const [few, many] = [10, 80]

/** Texts of this many pieces: one or two kinds in turn, or all of one kind before all of the other; open or closed. */
function shapes({ pieces, head = '' }: Reader, count: number): { name: string; text: string }[] {
  const times = (piece: string, from = 0) =>
    Array.from({ length: count }, (_, index) => piece.replaceAll('%', String(from + index))).join('')
  return pieces.flatMap((one) =>
    pieces.flatMap((other) => [
      { name: JSON.stringify([one, other]), text: `${head}${times(one + other)}x` },
      { name: `${JSON.stringify(one)} and then ${JSON.stringify(other)}`, text: `${head}${times(one)}${times(other, count)}` },
    ]),
  )
}

/** The steps that a reader takes for a text, even if it refuses it. */
function stepsFor(reader: Reader, text: string): number {
  return countSteps(() => {
    try {
      reader.read(text)
    } catch {
      // The reader refused the text.
    }
  })
}

/** The shapes that take far more than eight times the steps when they are eight times as long. */
function growing(reader: Reader): string[] {
  const short = shapes(reader, few)
  return shapes(reader, many).flatMap(({ name, text }, index) => {
    const before = stepsFor(reader, short[index]?.text ?? '')
    const after = stepsFor(reader, text)
    return after > 11 * before + 250 ? [`${name}: ${before} steps, then ${after}`] : []
  })
}

test.each(Object.entries(readers))(
  'eight times as much of whatever makes %s costs eight times the steps',
  (_, reader) => {
    expect(growing(reader)).toEqual([])
  },
  300_000,
)

test.each<[string, Reader['read']]>([
  ['a pattern that is tried anew at each place', (text) => /\s+$/.test(text)],
  ['a pattern with two ways for one text', (text) => /^(?:a| )*[ a]*b/.test(text)],
  ['the rest, searched once for each line', (text) => text.split('\n').map((_, at) => text.indexOf('"', at))],
  ['the rest, copied once for each character', (text) => Array.from(text, (_, at) => text.slice(at))],
])('the count shows %s', (_, read) => {
  expect(growing({ read, pieces: [' ', '\n', 'a'] })).not.toEqual([])
})

test('the count shows a loop in a loop of our own code', () => {
  expect(growing(slow)).not.toEqual([])
})

test('the engine that counts finds what the real one finds', () => {
  const patterns = [/(a+)+b/, /a{2,3}?b|c/i, /^\s*$/m, /(?=ab)a(?!c)./g, /\bx\B/y, /[^]a/u, /(?:a|ab)(?:c|bcd)(d*)/]
  for (const pattern of patterns) {
    for (const text of ['aaab', 'ab', 'abcd', ' \n', 'xa', 'AAC', '', '💡a', 'ac ab']) {
      pattern.lastIndex = 0
      const { end } = patternSteps(pattern, text)
      const found = pattern.exec(text)
      expect([pattern.source, text, end]).toEqual([pattern.source, text, found === null ? null : found.index + found[0].length])
    }
  }
})
