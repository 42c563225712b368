import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { createHeights, drawnNext, type Part } from '../../../../renderer/ui/heights'

let lists = 0

const heightsOf = (items: readonly { key: string; estimate: number }[]) =>
  createHeights({ items, keyOf: ({ key }) => key, heightOf: ({ estimate }) => estimate })

/** A list whose items have heights that nothing else has told yet. */
function listOf(heights: readonly number[]) {
  lists += 1
  const name = `list ${lists}`
  return heightsOf(heights.map((estimate, index) => ({ key: `${name}/${index}`, estimate })))
}

const height = (parts: readonly Part[], heights: readonly number[]) =>
  parts.reduce((sum, part) => sum + ('gap' in part ? part.gap : (heights[part.item] ?? 0)), 0)
const itemsOf = (parts: readonly Part[]) => parts.flatMap((part) => ('item' in part ? [part.item] : []))

const someHeights = fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 60 })

test('wherever a list is looked at, each item in sight is drawn, and no other', () => {
  fc.assert(
    fc.property(someHeights, fc.integer({ min: -200, max: 6000 }), fc.nat(900), (heights, top, size) => {
      const list = listOf(heights)
      const bottom = top + size
      const inSight = heights.flatMap((each, index) => {
        const begin = list.upTo(index)
        return begin < bottom && begin + each > top ? [index] : []
      })
      expect(itemsOf(list.parts(list.within(top, bottom), -1))).toEqual(inSight)
    }),
  )
})

test('whatever is drawn, the list is as tall as with all of its items, and they stand in their order', () => {
  fc.assert(
    fc.property(someHeights, fc.nat(70), fc.nat(70), fc.integer({ min: -1, max: 59 }), (heights, from, count, focused) => {
      const kept = focused < heights.length ? focused : -1
      const parts = listOf(heights).parts({ from, to: from + count }, kept)
      expect(height(parts, heights)).toBe(heights.reduce((sum, each) => sum + each, 0))
      expect(itemsOf(parts)).toEqual(itemsOf(parts).toSorted((one, other) => one - other))
      if (kept !== -1) expect(itemsOf(parts)).toContain(kept)
    }),
  )
})

test('of twenty thousand items no more are drawn than fit into the window, and the one with the focus', () => {
  const list = listOf(Array.from({ length: 20_000 }, () => 47))
  const parts = list.parts(list.within(8000 * 47, 8015 * 47), 3)
  expect(itemsOf(parts)).toHaveLength(1 + 15)
  expect(itemsOf(parts)[0]).toBe(3)
})

test('an item that was drawn once is as tall as it was, also in the next list that holds it', () => {
  const items = ['one', 'two', 'three'].map((key) => ({ key, estimate: 47 }))
  heightsOf(items).learn(0, 80)
  const next = heightsOf(items)
  expect([next.upTo(1), next.upTo(3)]).toEqual([80, 174])
})

const [free, held] = [() => false, () => true]

test('while nothing may go, what was drawn stays and what came into sight is added', () => {
  expect(drawnNext({ from: 4, to: 9 }, { from: 7, to: 12 }, held)).toEqual({ from: 4, to: 12 })
  expect(drawnNext({ from: 0, to: 0 }, { from: 7, to: 12 }, held)).toEqual({ from: 7, to: 12 })
})

test('what is in sight is drawn, little else, and nothing is drawn anew for less', () => {
  const stretch = fc.tuple(fc.nat(50), fc.nat(50)).map(([from, count]) => ({ from, to: from + count }))
  fc.assert(
    fc.property(stretch, stretch, fc.constantFrom(free, held), (drawn, wanted, isHeld) => {
      const next = drawnNext(drawn, wanted, isHeld)
      const isEmpty = wanted.from === wanted.to
      if (!isEmpty) expect([next.from <= wanted.from, next.to >= wanted.to]).toEqual([true, true])
      if (!isHeld()) expect(next.to - next.from).toBeLessThanOrEqual(2 * (wanted.to - wanted.from))
      // The same object, or a list would be drawn without end.
      expect(drawnNext(next, wanted, isHeld)).toBe(next)
    }),
  )
})

test('a height that was learned holds for the same item in a later list, until what is expected of it changes', () => {
  const at = (estimate: number) => heightsOf([{ key: 'kept/0', estimate }])
  at(20).learn(0, 33)
  expect([at(20).upTo(1), at(50).upTo(1), at(20).upTo(1)]).toEqual([33, 50, 33])
})
