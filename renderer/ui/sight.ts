/** Items of a list by their number: from the first one up to, but not including, the second. */
export type Stretch = { from: number; to: number }

/** A part of a list: an item, or a gap as tall as the items that are left out there. */
export type Part = { item: number } | { gap: number; before: number }

/** The items that touch a stretch of the list, in pixels from its beginning. */
export function itemsWithin(heights: readonly number[], top: number, bottom: number): Stretch {
  let from = 0
  let at = 0
  while (from < heights.length && at + (heights[from] ?? 0) <= top) {
    at += heights[from] ?? 0
    from += 1
  }
  let to = from
  while (to < heights.length && at < bottom) {
    at += heights[to] ?? 0
    to += 1
  }
  return { from, to }
}

export function isSame(one: Stretch, other: Stretch): boolean {
  return one.from === other.from && one.to === other.to
}

/** Where an item begins. */
export function heightUpTo(heights: readonly number[], item: number): number {
  return sum(heights, 0, item)
}

/** The stretch from the first of two stretches to the last. */
export function around(one: Stretch, other: Stretch): Stretch {
  if (one.from === one.to) return other
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }
}

/** What has to be drawn for a stretch, and for one more item (-1 for none), so that everything stands where it belongs. */
export function partsFor(heights: readonly number[], { from, to }: Stretch, kept: number): Part[] {
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
  if (kept >= 0 && kept < from) drawn.unshift(kept)
  if (kept >= to) drawn.push(kept)
  const parts: Part[] = []
  let next = 0
  const leave = (before: number) => {
    const gap = sum(heights, next, before)
    if (gap > 0) parts.push({ gap, before })
  }
  for (const item of drawn) {
    leave(item)
    parts.push({ item })
    next = item + 1
  }
  leave(heights.length)
  return parts
}

function sum(heights: readonly number[], from: number, to: number): number {
  let total = 0
  for (let index = from; index < to; index += 1) total += heights[index] ?? 0
  return total
}
