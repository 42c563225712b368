import { useState, type FocusEvent, type KeyboardEvent } from 'react'

import { bringIntoSight } from '../../ui/useSight'

type Place = { row: number; column: number }

/** How many rows Page Up and Page Down move. */
const leap = 12

const steps: Readonly<Record<string, Place>> = {
  ArrowDown: { row: 1, column: 0 },
  ArrowUp: { row: -1, column: 0 },
  ArrowRight: { row: 0, column: 1 },
  ArrowLeft: { row: 0, column: -1 },
  PageDown: { row: leap, column: 0 },
  PageUp: { row: -leap, column: 0 },
  Home: { row: 0, column: -Infinity },
  End: { row: 0, column: Infinity },
  'Control+Home': { row: -Infinity, column: -Infinity },
  'Control+End': { row: Infinity, column: Infinity },
}

/**
 * Props for a table that is walked through cell by cell: Tab leads to the cell that had the focus last, the arrows, Home,
 * End, Page Up and Page Down to others, whether or not they are drawn.
 */
export function useGrid(rows: readonly { key: string }[]) {
  const [last, setLast] = useState<Place>({ row: 0, column: 0 })
  const [isInside, setInside] = useState(false)

  function enter({ target, currentTarget }: FocusEvent<HTMLElement>): void {
    setInside(true)
    if (target === currentTarget) goTo(currentTarget, { ...last, row: Math.min(last.row, rows.length - 1) })
    else setLast(placeOf(target) ?? last)
  }

  function leave({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>): void {
    if (!currentTarget.contains(relatedTarget)) setInside(false)
  }

  function press(event: KeyboardEvent<HTMLElement>): void {
    const step = steps[event.ctrlKey || event.metaKey ? `Control+${event.key}` : event.key]
    const from = event.target instanceof HTMLElement ? placeOf(event.target) : null
    if (step === undefined || from === null) return
    event.preventDefault()
    const row = Math.max(0, Math.min(rows.length - 1, from.row + step.row))
    if (step.row !== 0) goTo(event.currentTarget, { row, column: step.column === 0 ? from.column : step.column })
    else beside(cellsOf(event.currentTarget, row), from.column, step.column)?.focus()
  }

  function goTo(table: HTMLElement, { row, column }: Place): void {
    const cell = () => nearest(cellsOf(table, row), column)
    const key = rows[row]?.key
    if (cell() === undefined && key !== undefined) bringIntoSight(key)
    // What is scrolled to is drawn at the beginning of the next frame.
    if (cell() === undefined) requestAnimationFrame(() => cell()?.focus())
    else cell()?.focus()
  }

  return {
    // Only the way in: Tab in a cell leads out.
    tabIndex: isInside ? -1 : 0,
    onFocus: enter,
    onBlur: leave,
    onKeyDown: press,
  }
}

/** The cells of a row that can be seen. A narrow table leaves out the empty ones. */
function cellsOf(table: HTMLElement, row: number): HTMLElement[] {
  const cells = table.querySelectorAll<HTMLElement>(`[data-item="${row}"] [data-column]`)
  return [...cells].filter((cell) => cell.getClientRects().length > 0)
}

/** The cell that is in a column, or reaches into it. */
function nearest(cells: readonly HTMLElement[], column: number): HTMLElement | undefined {
  return cells.findLast((cell) => columnOf(cell) <= column) ?? cells[0]
}

function beside(cells: readonly HTMLElement[], column: number, step: number): HTMLElement | undefined {
  const index = cells.findIndex((cell) => columnOf(cell) === column)
  return cells[Math.max(0, Math.min(cells.length - 1, index + step))]
}

const columnOf = (cell: Element): number => Number(cell.getAttribute('data-column'))

function placeOf(element: HTMLElement): Place | null {
  const [cell, item] = [element.closest('[data-column]'), element.closest('[data-item]')]
  return cell === null || item === null ? null : { row: Number(item.getAttribute('data-item')), column: columnOf(cell) }
}
