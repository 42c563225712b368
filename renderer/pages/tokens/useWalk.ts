import { useState, type FocusEvent, type KeyboardEvent } from 'react'

import { bringIntoSight } from '../../ui/useSight'

/** How many rows Page Up and Page Down move. */
const leap = 12

/**
 * Props for a table that is walked through by keyboard: Tab leads to the row that had the focus last, the arrows, Page Up,
 * Page Down, Home and End to others, whether or not they are drawn.
 */
export function useWalk(rows: readonly { key: string }[]) {
  const [last, setLast] = useState(0)
  const [isInside, setInside] = useState(false)

  function enter({ target, currentTarget }: FocusEvent<HTMLElement>): void {
    setInside(true)
    if (target === currentTarget) goTo(Math.min(last, rows.length - 1), currentTarget)
    else setLast(indexOf(target) ?? last)
  }

  function leave({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>): void {
    if (!currentTarget.contains(relatedTarget)) setInside(false)
  }

  function press(event: KeyboardEvent<HTMLElement>): void {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: leap,
      PageUp: -leap,
      Home: -rows.length,
      End: rows.length,
    }
    const isHeld = (event.ctrlKey || event.metaKey) && event.key.startsWith('Arrow')
    const step = isHeld ? undefined : steps[event.key]
    const from = event.target instanceof HTMLElement ? indexOf(event.target) : null
    if (step === undefined || from === null) return
    event.preventDefault()
    goTo(Math.max(0, Math.min(rows.length - 1, from + step)), event.currentTarget)
  }

  function goTo(index: number, table: HTMLElement): void {
    const row = () => table.querySelector<HTMLElement>(`[data-item="${index}"] > [role=row]`)
    const key = rows[index]?.key
    if (row() === null && key !== undefined) bringIntoSight(key)
    // What is scrolled to is drawn at the beginning of the next frame.
    if (row() === null) requestAnimationFrame(() => row()?.focus())
    else row()?.focus()
  }

  return {
    // Only the way in: going back from a row leads to the header.
    tabIndex: isInside ? -1 : 0,
    onFocus: enter,
    onBlur: leave,
    onKeyDown: press,
  }
}

/** The row that an element is in, by its number; null for the header's. */
function indexOf(element: HTMLElement): number | null {
  const item = element.closest('[data-item]')?.getAttribute('data-item')
  return item === null || item === undefined ? null : Number(item)
}
