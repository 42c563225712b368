/** Items of a list by their number: from the first one up to, but not including, the second. */
export type Stretch = { from: number; to: number }

/** A part of a list: an item, or a gap as tall as the items that are left out there. */
export type Part = { item: number } | { gap: number; before: number }

/**
 * How tall each item was when it was last drawn, by its key and by what it was estimated to be: one whose estimate has changed
 * has changed too. Only ever an estimate, so nothing has to be forgotten.
 */
const remembered = new Map<string, number>()

export type Heights = ReturnType<typeof createHeights>

export type Measured<Item> = {
  items: readonly Item[]
  keyOf: (item: Item) => string
  /** How tall an item is as long as it was never drawn, in pixels. Better too low than too high. */
  heightOf: (item: Item) => number
}

/** How tall the items of a list are: as they were when last drawn, or else as estimated. */
export function createHeights<Item>({ items, keyOf, heightOf }: Measured<Item>) {
  const memoryOf = (item: Item, estimate: number) => `${estimate} ${keyOf(item)}`
  const heights = items.map((item) => {
    const estimate = heightOf(item)
    return remembered.get(memoryOf(item, estimate)) ?? estimate
  })

  function sum(from: number, to: number): number {
    let total = 0
    for (let index = from; index < to; index += 1) total += heights[index] ?? 0
    return total
  }

  return {
    learn(item: number, height: number): void {
      const own = items[item]
      if (own === undefined || heights[item] === height) return
      heights[item] = height
      remembered.set(memoryOf(own, heightOf(own)), height)
    },
    /** Where an item begins. */
    upTo: (item: number): number => sum(0, item),
    /** The items that touch a stretch of the list, in pixels from its beginning. */
    within(top: number, bottom: number): Stretch {
      let from = 0
      let at = 0
      for (; from < heights.length && at + (heights[from] ?? 0) <= top; from += 1) at += heights[from] ?? 0
      let to = from
      for (; to < heights.length && at < bottom; to += 1) at += heights[to] ?? 0
      return { from, to }
    },
    /** What has to be drawn for a stretch, and for one more item (-1 for none), so that everything stands where it belongs. */
    parts({ from, to }: Stretch, kept: number): Part[] {
      const last = Math.min(to, heights.length)
      const drawn = Array.from({ length: Math.max(0, last - from) }, (_, index) => from + index)
      if (kept >= 0 && kept < from) drawn.unshift(kept)
      if (kept >= last) drawn.push(kept)
      const parts: Part[] = []
      let next = 0
      for (const item of [...drawn, heights.length]) {
        const gap = sum(next, item)
        if (gap > 0) parts.push({ gap, before: item })
        if (item < heights.length) parts.push({ item })
        next = item + 1
      }
      return parts
    },
  }
}

/**
 * What to draw next. What is drawn stays, as the same object, if it has all that is wanted and not more than twice as much.
 * While nothing may go, it only grows.
 */
export function drawnNext(drawn: Stretch, wanted: Stretch, isHeld: () => boolean): Stretch {
  const hasAll = wanted.from === wanted.to || (drawn.from <= wanted.from && drawn.to >= wanted.to)
  if (hasAll && drawn.to - drawn.from <= 2 * (wanted.to - wanted.from)) return drawn
  if (!isHeld()) return wanted
  return hasAll ? drawn : around(drawn, wanted)
}

/** The stretch from the first to the last of two. */
function around(one: Stretch, other: Stretch): Stretch {
  if (one.from === one.to) return other
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }
}
