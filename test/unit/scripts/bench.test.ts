import { expect, test } from 'vitest'

import { figureOf, isWithin, tableOf, type Row } from '../../../scripts/bench/row'
import { median, percentile } from '../../../scripts/bench/statistics'

const row: Row = { what: 'a save', beside: 'a write', value: 30, raw: 10, unit: 'ms', figure: 'ratio', budget: 3 }

test.each<[string, Partial<Row>, number]>([
  ['a ratio', {}, 3],
  ['a difference', { figure: 'difference' }, 20],
  ['a plain figure', { figure: 'plain', raw: null }, 30],
])('the figure of %s', (_, change, figure) => {
  expect(figureOf({ ...row, ...change })).toBe(figure)
})

test('what meets its budget is within it, what does not is not, and neither is what was not measured', () => {
  expect([row, { ...row, value: 30.1 }, { ...row, value: Number.NaN }].map(isWithin)).toEqual([true, false, false])
  expect(isWithin({ ...row, figure: 'plain', raw: null })).toBe(false)
})

test('the table says what was measured beside what, and names what is over its budget', () => {
  const [head = '', good = '', bad = ''] = tableOf([row, { ...row, value: 300 }]).split('\n')
  expect(head).toContain('budget')
  expect(good).toMatch(/^a save +30\.0 ms +10\.0 ms +a write +3\.00 +3$/)
  expect(bad).toMatch(/^a save +300 ms +10\.0 ms +a write +30\.0 +3 +over$/)
})

test('a percentile is a value that was measured, and there is none of nothing', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([median(values), percentile(values, 95), percentile([7], 95)]).toEqual([50, 95, 7])
  expect(percentile([], 95)).toBeNaN()
})
