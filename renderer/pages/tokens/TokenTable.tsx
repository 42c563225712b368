import { tokensTexts as texts } from '../../../shared/texts/tokens'
import { InSight } from '../../ui/InSight'
import type { ShownToken, Sort } from './sorting'
import { useWalk } from './useWalk'
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

/** However many tokens there are, only the visible rows are in the document. The arrows move from row to row. */
export function TokenTable({ rows, kept, now, sort, onSort, onAction }: Props) {
  const walk = useWalk(rows)
  return (
    <div className="token-table" data-frame role="grid" aria-label={texts.table} aria-rowcount={rows.length + 1} {...walk}>
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
