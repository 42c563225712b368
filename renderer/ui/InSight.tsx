import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'

import { itemsWithin, partsFor, type Stretch } from './sight'

type Props<Item> = {
  items: readonly Item[]
  keyOf: (item: Item) => string
  /** How tall an item is, as long as it was never drawn, in pixels. Better too low than too high. */
  heightOf: (item: Item) => number
  children: (item: Item) => ReactNode
}

/** How far beyond the window's edges items are drawn, in pixels: for the keyboard, screen readers, and the turn of a wheel. */
const reach = 150

/** How tall each item was when it was last drawn, by its key. Only ever an estimate, so nothing has to be forgotten. */
const seen = new Map<string, number>()

/**
 * A list of which only the items in sight are drawn, however many there are. The item with the focus stays, wherever it is.
 * Items out of sight keep no state: what must outlive that has to be kept elsewhere.
 */
export function InSight<Item>({ items, keyOf, heightOf, children }: Props<Item>) {
  const list = useRef<HTMLDivElement>(null)
  // Where nothing is ever laid out, as when a test draws the page as text, all of them are drawn.
  const [drawn, setDrawn] = useState<Stretch>({ from: 0, to: typeof document === 'undefined' ? Number.MAX_SAFE_INTEGER : 0 })
  const [kept, setKept] = useState<string | null>(null)
  const heights = useMemo(() => items.map((item) => seen.get(keyOf(item)) ?? heightOf(item)), [items, keyOf, heightOf])

  function look(): void {
    const element = list.current
    const frame = element?.closest('main')
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
    // A dialog belongs to a row: nothing goes while one is open.
    const isHeld = document.querySelector('[role=dialog], [role=alertdialog]') !== null
    const wanted = isHeld ? { from: Math.min(next.from, drawn.from), to: Math.max(next.to, drawn.to) } : next
    if (wanted.from !== drawn.from || wanted.to !== drawn.to) setDrawn(wanted)
    if (focused !== kept) setKept(focused)
  }

  // After each change, before it is painted.
  useLayoutEffect(look)

  const newest = useRef(look)
  useEffect(() => {
    newest.current = look
  })
  useEffect(() => {
    const see = () => newest.current()
    // Drawn before the frame in which it comes into sight.
    const seeAtOnce = () => flushSync(see)
    const sizes = new ResizeObserver(() => requestAnimationFrame(see))
    const frame = list.current?.closest('main')
    if (frame) sizes.observe(frame)
    document.addEventListener('scroll', seeAtOnce, { capture: true, passive: true })
    document.addEventListener('focusin', see)
    return () => {
      sizes.disconnect()
      document.removeEventListener('scroll', seeAtOnce, { capture: true })
      document.removeEventListener('focusin', see)
    }
  }, [])

  const keptAt = kept === null ? -1 : items.findIndex((item) => keyOf(item) === kept)
  const parts = partsFor(heights, { from: drawn.from, to: Math.min(drawn.to, items.length) }, keptAt)
  return (
    <div ref={list}>
      {parts.map((part) => {
        if ('gap' in part) return <div key={`gap ${part.before}`} style={{ height: part.gap }} />
        const item = items[part.item]
        return (
          item !== undefined && (
            <div key={keyOf(item)} data-item={part.item}>
              {children(item)}
            </div>
          )
        )
      })}
    </div>
  )
}
