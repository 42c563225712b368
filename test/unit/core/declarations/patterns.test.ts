import { assert, constantFrom, letrec, oneof, pre, property, stringMatching, tuple } from 'fast-check'
import { expect, test } from 'vitest'

import { faultOfPattern } from '../../../../electron/core/declarations/patterns'
import { patternSteps } from '../../rules/patternSteps'
import { whySlow } from '../../rules/patterns'

test.each([
  '^[0-9a-f]{32}$',
  '^(?:[0-9a-f]{8})?$',
  '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-f]{12}$',
  '^[^]{60,}$',
  '^[^\\p{Cc}\\p{Cf}\\p{Cs}]{0,200}$',
  '^https://[0-9a-f]{32}@o\\d+\\.ingest\\.(?:us|de)\\.sentry\\.io/\\d+$',
  '^https://(?:www\\.)?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.example$',
  '^(?:dev|prod)_[0-9a-f]{32}$',
  '^[\\w-]{24,28}\\.[\\w-]{6}\\.[\\w-]{27,38}$',
  '^(?:[a-z]+\\.)*[a-z]+$',
  '^(?:a+|a+b)$',
  '^cldk',
  '\\S',
  '^$',
  '^\\p{Lu}[\\p{L}\\p{N} ]*$',
])('a pattern that people write is good: %s', (pattern) => {
  expect(faultOfPattern(pattern)).toBeNull()
})

test.each([
  ['^(a+)+$', 'ways'],
  ['^(?:a|a)*$', 'ways'],
  ['^(?:a|aa)+$', 'ways'],
  ['^(?:[a-z]|[a-z0-9])*!$', 'ways'],
  ['^(?:\\w+\\s?)*$', 'ways'],
  ['^a*a*$', 'ways'],
  ['^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', 'ways'],
  ['a+$', 'ways'],
  ['\\s+$', 'ways'],
  ['.*=.*', 'ways'],
  [`^${'a?'.repeat(40)}${'a'.repeat(40)}$`, 'ways'],
  ['^(?:a{0,30}){30}$', 'empty'],
  ['^(?:a{1,30}){1,30}$', 'ways'],
  ['^\\p{L}*\\p{Lu}*$', 'ways'],
  ['^(?:\u{1f600}|[\u{1f600}-\u{1f610}])*$', 'ways'],
  ['^(?:a*)*$', 'empty'],
  ['^(?:a|)*$', 'empty'],
  ['^(?:a?|b?)$', 'empty'],
  ['^(?:\\b)*a$', 'empty'],
  ['^(?=.*a).*$', 'unsupported'],
  ['^(?<!a)b$', 'unsupported'],
  ['^(a)\\1$', 'unsupported'],
  ['^(?<x>a)\\k<x>$', 'unsupported'],
  ['^\\p{Script=Greek}+$', 'unsupported'],
  ['^\\p{Uppercase_Letter}*\\p{General_Category=Lu}*$', 'ways'],
  ['^\\p{Lt}*[\u01c5-\u01c8]*$', 'ways'],
  ['^\\P{Cs}*[\u{10fffd}\u{10ffff}]*$', 'ways'],
  ['^\\p{Cs}*[\\ud800-\\udfff]*$', 'ways'],
  ['^[\\p{Emoji}]$', 'unsupported'],
  ['^a{2000}$', 'large'],
  ['^a{999999999}$', 'large'],
  ['^(?:(?:a{100}){100}){100}$', 'large'],
  ['^(?:(?:[a-z]{1,20},){1,20};){1,20}$', 'large'],
  ['(', 'syntax'],
  ['[z-a]', 'syntax'],
  ['a{2,1}', 'syntax'],
  ['\\-', 'syntax'],
])('one that could freeze the window, or that can’t be judged, is refused: %s', (pattern, fault) => {
  expect(faultOfPattern(pattern)).toBe(fault)
})

/** Small patterns over few letters, so that many of them are ambiguous. */
const pattern = letrec<{ part: string; atom: string }>((tie) => ({
  atom: constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\d', 'ab'),
  part: oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('atom'),
    tuple(tie('part'), constantFrom('*', '+', '?', '{2}', '{0,3}', '{1,9}', '*?')).map(([one, times]) => `(?:${one})${times}`),
    tuple(tie('part'), tie('part')).map((both) => both.join('')),
    tuple(tie('part'), tie('part')).map((both) => `(?:${both.join('|')})`),
  ),
}))
const whole = tuple(constantFrom('^', ''), pattern.part, constantFrom('$', '')).map((parts) => parts.join(''))
const repeat = tuple(stringMatching(/^[ab1]{1,4}$/), stringMatching(/^[ab1!]{0,3}$/))

test('what passes looks at each character of any text a bounded number of times, by a count of every look', () => {
  let passed = 0
  const check = property(whole, repeat, (source, [again, end]) => {
    pre(faultOfPattern(source) === null)
    passed += 1
    const text = `${again.repeat(100)}${end}`
    expect(patternSteps(new RegExp(source, 'u'), text).steps).toBeLessThan(600 * (text.length + 1))
  })
  assert(check, { numRuns: 1500, seed: 19, maxSkipsPerRun: 1000 })
  expect(passed).toBeGreaterThan(1000)
})

test('a judge that works in another way finds none of it slow', () => {
  const check = property(whole, (source) => {
    pre(source.length < 40 && faultOfPattern(source) === null)
    expect(String(whySlow(source, 'u'))).not.toMatch(/degree|exponential/)
  })
  assert(check, { numRuns: 60, seed: 19, maxSkipsPerRun: 1000 })
})
