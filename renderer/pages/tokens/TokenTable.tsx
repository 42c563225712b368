import { useState, type KeyboardEvent, type FocusEvent } from 'react'

import { tokensTexts as texts } from '../../../shared/texts'
import { bringIntoSight, InSight } from '../../ui/InSight'
import type { ShownToken, Sort } from './sorting'
import type { TokenAction } from './TokenMenu'
import { TokenTableRow } from './TokenTableRow'

type Props = {
  rows: readonly ShownToken[]
  kept: ReadonlySet<string>
  now: Date
  sort: Sort | null
  onSort: (sort: Sort) => void
  onAction: (action: TokenAction, token: ShownToken) => void
}

const columns = ['name', 'id', 'createdAt', 'expiresAt', 'state'] as const
const keyOf = ({ key }: ShownToken) => key
const rowHeight = () => 26
/** How many rows Page Up and Page Down move. */
const leap = 12

/** However many tokens there are, only the visible rows are in the document. The arrows move from row to row. */
export function TokenTable({ rows, kept, now, sort, onSort, onAction }: Props) {
  // The row that had the focus last. Tab leads there, whether or not it is drawn now.
  const [last, setLast] = useState(0)
  const [isInside, setInside] = useState(false)

  function enter({ target, currentTarget }: FocusEvent<HTMLElement>): void {
    setInside(true)
    if (target === currentTarget) goTo(Math.min(last, rows.length - 1), currentTarget)
    const index = target.closest('.token-row')?.getAttribute('aria-rowindex')
    if (index !== null && index !== undefined) setLast(Number(index) - 2)
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
    const step = steps[event.key]
    const isInRow = event.target instanceof HTMLElement && event.target.role === 'row'
    if (step === undefined || !isInRow) return
    event.preventDefault()
    goTo(Math.max(0, Math.min(rows.length - 1, last + step)), event.currentTarget)
  }

  function goTo(index: number, table: HTMLElement): void {
    const row = () => table.querySelector<HTMLElement>(`[role=row][aria-rowindex="${index + 2}"]`)
    const key = rows[index]?.key
    if (row() === null && key !== undefined) bringIntoSight(key)
    // What is scrolled to is drawn at the beginning of the next frame.
    if (row() === null) requestAnimationFrame(() => row()?.focus())
    else row()?.focus()
  }

  return (
    <div
      className="token-table"
      data-frame
      role="grid"
      aria-label={texts.table}
      aria-rowcount={rows.length + 1}
      // Only the way in: going back from a row leads to the header.
      tabIndex={isInside ? -1 : 0}
      onFocus={enter}
      onBlur={leave}
      onKeyDown={press}
    >
      <div className="token-header" role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <div key={column} role="columnheader" aria-sort={sort?.column === column ? sort.direction : undefined}>
            <button type="button" className="token-column" onClick={() => onSort(nextSort(sort, column))}>
              {texts.columns[column]}
            </button>
          </div>
        ))}
        <div role="columnheader">
          <span className="visually-hidden">{texts.actionsColumn}</span>
        </div>
      </div>
      <InSight items={rows} keyOf={keyOf} heightOf={rowHeight} haveRoles>
        {(token, index) => (
          <TokenTableRow token={token} index={index} isKept={kept.has(token.id)} now={now} onAction={onAction} />
        )}
      </InSight>
    </div>
  )
}

function nextSort(sort: Sort | null, column: string): Sort {
  const isTurned = sort?.column === column && sort.direction === 'ascending'
  return { column, direction: isTurned ? 'descending' : 'ascending' }
}
