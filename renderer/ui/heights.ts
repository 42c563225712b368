/** Items of a list by their number: from the first one up to, but not including, the second. */
export type Stretch = { from: number; to: number }

/** A part of a list: an item, or a gap as tall as the items that are left out there. */
export type Part = { item: number } | { gap: number; before: number }

/** How tall each item was when it was last drawn, by its key. Only ever an estimate, so nothing has to be forgotten. */
const remembered = new Map<string, number>()

export type Heights = ReturnType<typeof createHeights>

/** How tall the items of a list are: as they were when last drawn, or else as estimated. */
export function createHeights(items: readonly { key: string; estimate: number }[]) {
  const heights = items.map(({ key, estimate }) => remembered.get(key) ?? estimate)

  function sum(from: number, to: number): number {
    let total = 0
    for (let index = from; index < to; index += 1) total += heights[index] ?? 0
    return total
  }

  return {
    learn(item: number, height: number): void {
      const key = items[item]?.key
      if (key === undefined || heights[item] === height) return
      heights[item] = height
      remembered.set(key, height)
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

export function isSame(one: Stretch, other: Stretch): boolean {
  return one.from === other.from && one.to === other.to
}

/** The stretch from the first to the last of two. */
export function around(one: Stretch, other: Stretch): Stretch {
  if (one.from === one.to) return other
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }
}
