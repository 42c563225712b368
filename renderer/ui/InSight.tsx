import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'

import { around, heightUpTo, isSame, itemsWithin, partsFor, type Stretch } from './sight'

type Props<Item> = {
  items: readonly Item[]
  keyOf: (item: Item) => string
  /** How tall an item is, as long as it was never drawn, in pixels. Better too low than too high. */
  heightOf: (item: Item) => number
  /** True where the items have roles of their own that say which they are. */
  haveRoles?: boolean
  children: (item: Item, index: number) => ReactNode
}

/** What a list is seen through: the page, or a part of it that scrolls by itself. */
const frameOf = (element: Element | null) => element?.closest('[data-frame], main') ?? null

/** How far beyond the window's edges items are drawn, in pixels: for the keyboard, screen readers, and the turn of a wheel. */
const reach = 150

/** A list with more items than this is a list for screen readers, too. A shorter one is a part of its page. */
const most = 40

/** How tall each item was when it was last drawn, by its key. Only ever an estimate, so nothing has to be forgotten. */
const seen = new Map<string, number>()

/** The lists of the window: each scrolls to an item if it has it. */
const lists = new Set<(key: string) => void>()

/** Scrolls to the item with that key, in whatever list it is. It may not have been drawn before. */
export function bringIntoSight(key: string): void {
  lists.forEach((bring) => bring(key))
}

/** Whether a dialog is open. It belongs to a row, so nothing may go meanwhile. */
const isHeld = () => document.querySelector('[role=dialog], [role=alertdialog]') !== null

/**
 * A list of which only the items in sight are drawn, however many there are. The item with the focus stays, wherever it is.
 * Items out of sight keep no state: what must outlive that has to be kept elsewhere.
 */
export function InSight<Item>({ items, keyOf, heightOf, haveRoles = false, children }: Props<Item>) {
  const list = useRef<HTMLDivElement>(null)
  // Where nothing is ever laid out, as when a test draws the page as text, all of them are drawn.
  const [drawn, setDrawn] = useState<Stretch>({ from: 0, to: typeof document === 'undefined' ? Number.MAX_SAFE_INTEGER : 0 })
  const [kept, setKept] = useState<string | null>(null)
  const heights = useMemo(() => items.map((item) => seen.get(keyOf(item)) ?? heightOf(item)), [items, keyOf, heightOf])

  function look(): void {
    const element = list.current
    const frame = frameOf(element)
    // A folded list has no place to be in sight.
    if (!element || !frame || element.getClientRects().length === 0) return
    let focused: string | null = null
    for (const child of element.children) {
      const index = Number(child.getAttribute('data-item') ?? -1)
      const item = items[index]
      if (item === undefined) continue
      heights[index] = child.getBoundingClientRect().height
      seen.set(keyOf(item), heights[index])
      if (child.contains(document.activeElement)) focused = keyOf(item)
    }
    const top = frame.getBoundingClientRect().top - element.getBoundingClientRect().top
    const next = itemsWithin(heights, top - reach, top + frame.clientHeight + reach)
    const wanted = isSame(next, drawn) || !isHeld() ? next : around(drawn, next)
    if (!isSame(wanted, drawn)) setDrawn(wanted)
    if (focused !== kept) setKept(focused)
  }

  // After each change, before it is painted.
  useLayoutEffect(look)

  /** Scrolls to an item of this list, which is then drawn. */
  function bring(key: string): void {
    const index = items.findIndex((item) => keyOf(item) === key)
    const frame = frameOf(list.current)
    if (index === -1 || !list.current || !frame) return
    const top = list.current.getBoundingClientRect().top - frame.getBoundingClientRect().top
    frame.scrollBy({ top: top + heightUpTo(heights, index) - frame.clientHeight / 2 })
  }

  const newest = useRef({ look, bring })
  useEffect(() => {
    newest.current = { look, bring }
  })
  useEffect(() => {
    const see = () => newest.current.look()
    const own = (key: string) => newest.current.bring(key)
    lists.add(own)
    // Drawn before the frame in which it comes into sight.
    const seeAtOnce = () => flushSync(see)
    const sizes = new ResizeObserver(() => requestAnimationFrame(see))
    const frame = frameOf(list.current)
    if (frame) sizes.observe(frame)
    document.addEventListener('scroll', seeAtOnce, { capture: true, passive: true })
    document.addEventListener('focusin', see)
    return () => {
      lists.delete(own)
      sizes.disconnect()
      document.removeEventListener('scroll', seeAtOnce, { capture: true })
      document.removeEventListener('focusin', see)
    }
  }, [])

  const keptAt = kept === null ? -1 : items.findIndex((item) => keyOf(item) === kept)
  const parts = partsFor(heights, { from: drawn.from, to: Math.min(drawn.to, items.length) }, keptAt)
  // What is not drawn can't be counted, so the items say which they are.
  const isList = items.length > most && !haveRoles
  const roleOf = (index: number) => isList && { role: 'listitem', 'aria-setsize': items.length, 'aria-posinset': index + 1 }
  return (
    <div ref={list} role={isList ? 'list' : undefined}>
      {parts.map((part) => {
        if ('gap' in part) return <div key={`gap ${part.before}`} style={{ height: part.gap }} />
        const item = items[part.item]
        return (
          item !== undefined && (
            <div key={keyOf(item)} data-item={part.item} {...roleOf(part.item)}>
              {children(item, part.item)}
            </div>
          )
        )
      })}
    </div>
  )
}
