import { startTransition, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'

import { createHeights, drawnNext, type Heights, type Measured, type Part, type Stretch } from './heights'

export type Listed<Item> = Measured<Item> & {
  /** True for a list that is read more than it changes: what is some screens away is drawn as well, in idle time. */
  drawsAhead?: boolean
  /** True where each item has a list of its own. */
  areLists?: boolean
}

/** How far beyond the window's edges items are drawn, in pixels: for the keyboard, screen readers, and the turn of a wheel. */
const reach = { near: 150, ahead: 2500 }

/** The lists of the window. `bring` scrolls to an item, if the list has it. */
const lists = new Set<{ see: () => void; bring: (key: string) => void }>()

/** Scrolls to the item with that key, in whatever list it is. It may never have been drawn. */
export function bringIntoSight(key: string): void {
  lists.forEach(({ bring }) => bring(key))
}

/** For a change that moves lists without being theirs, after it is made. */
export function seeAgain(): void {
  lists.forEach(({ see }) => see())
}

/**
 * The parts of a list that have to be drawn: the items in sight, and the one with the focus. What is scrolled to is drawn
 * before it is painted.
 */
export function useSight<Item>({ items, keyOf, heightOf, drawsAhead = false, areLists = false }: Listed<Item>): {
  list: RefObject<HTMLDivElement | null>
  parts: readonly Part[]
} {
  const list = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState(() => atFirst({ items, heightOf, areLists }))
  const [isAhead, setAhead] = useState(false)
  const [kept, setKept] = useState<string | null>(null)
  const heights = useMemo(() => createHeights({ items, keyOf, heightOf }), [items, keyOf, heightOf])
  const indexOf = (key: string | null) => (key === null ? -1 : items.findIndex((item) => keyOf(item) === key))

  function look(beyond = drawsAhead && isAhead ? reach.ahead : reach.near): void {
    const seen = list.current && lookAt(list.current, heights, beyond)
    if (seen === null) return
    setDrawn(drawnNext(drawn, seen.stretch, isHeld))
    const focused = items[seen.focused]
    setKept(focused === undefined ? null : keyOf(focused))
  }

  function bring(key: string): void {
    const index = indexOf(key)
    if (index !== -1 && list.current !== null) scrollTo(list.current, heights.upTo(index))
  }

  useLayoutEffect(() => {
    room.left = null
    look()
  })
  const drawAhead = useEffectEvent(() => {
    // Typing and pressing come first.
    startTransition(() => {
      setAhead(true)
      look(reach.ahead)
    })
  })
  useEffect(() => {
    if (!drawsAhead) return undefined
    const waiting = requestIdleCallback(drawAhead)
    return () => cancelIdleCallback(waiting)
  }, [drawsAhead])
  useWatch(list, look, bring)
  return { list, parts: heights.parts(drawn, indexOf(kept)) }
}

/** What is left of the window's height for lists that are new, while they are drawn for the first time; null before. */
const room: { left: number | null } = { left: null }

/**
 * What is likely in sight, until that is known: new lists begin with what fits into the window, one after another, so that
 * most don't have to be drawn twice. All, where nothing is ever laid out, as when a test draws the page as text.
 */
function atFirst<Item>({ items, heightOf, areLists }: Pick<Required<Listed<Item>>, 'items' | 'heightOf' | 'areLists'>): Stretch {
  if (typeof document === 'undefined') return { from: 0, to: items.length }
  let left = room.left ?? window.innerHeight
  const end = items.findIndex((item) => {
    left -= heightOf(item)
    return left < 0
  })
  // Lists in a list take the room themselves.
  if (!areLists) room.left = left
  return { from: 0, to: end === -1 ? items.length : end }
}

/** Whether a dialog is open. It belongs to a row, so nothing may go meanwhile. */
function isHeld(): boolean {
  return document.querySelector('[role=dialog], [role=alertdialog]') !== null
}

/** What a list is seen through: the page, or a part of it that scrolls by itself. */
function frameOf(list: Element | null): Element | null {
  return list?.closest('[data-frame], main') ?? null
}

/** Which items are in sight now, and which one has the focus; null for a list that is folded away. */
function lookAt(list: Element, heights: Heights, beyond: number): { stretch: Stretch; focused: number } | null {
  const frame = frameOf(list)
  if (frame === null || list.getClientRects().length === 0) return null
  let focused = -1
  for (const child of list.querySelectorAll(':scope > [data-item]')) {
    const index = Number(child.getAttribute('data-item'))
    heights.learn(index, child.getBoundingClientRect().height)
    if (child.contains(document.activeElement)) focused = index
  }
  const top = frame.getBoundingClientRect().top - list.getBoundingClientRect().top
  return { stretch: heights.within(top - beyond, top + frame.clientHeight + beyond), focused }
}

/** Scrolls so that what is that far down in the list is in the middle. */
function scrollTo(list: Element, distance: number): void {
  const frame = frameOf(list)
  if (frame === null) return
  const top = list.getBoundingClientRect().top - frame.getBoundingClientRect().top
  frame.scrollBy({ top: top + distance - frame.clientHeight / 2 })
}

/** Looks again whenever something else can be in sight, and answers `bringIntoSight`. */
function useWatch(list: RefObject<Element | null>, look: () => void, bring: (key: string) => void): void {
  const see = useEffectEvent(() => look())
  const own = useEffectEvent(bring)
  useEffect(() => {
    const seeNext = () => see()
    const seeAtOnce = () => flushSync(seeNext)
    const listed = { see: seeNext, bring: (key: string) => own(key) }
    const frame = frameOf(list.current)
    const sizes = new ResizeObserver(() => requestAnimationFrame(seeNext))
    if (frame !== null) sizes.observe(frame)
    lists.add(listed)
    document.addEventListener('scroll', seeAtOnce, { capture: true, passive: true })
    document.addEventListener('focusin', seeNext)
    return () => {
      lists.delete(listed)
      sizes.disconnect()
      document.removeEventListener('scroll', seeAtOnce, { capture: true })
      document.removeEventListener('focusin', seeNext)
    }
  }, [list])
}
