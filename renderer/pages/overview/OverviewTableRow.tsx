import { overviewTexts as texts } from '../../../shared/texts/overview'
import type { Environment } from '../../../shared/values/environments'
import { nothing, type Cell } from './cell'
import type { Aim, OverviewRow } from './overviewRows'

type Props = {
  row: OverviewRow
  /** Its place among the rows. */
  index: number
  /** The names of all columns. */
  columns: readonly string[]
  environment: Environment
  onAim: (aim: Aim) => void
}

/** A key of the table. Each of its cells leads to it. */
export function OverviewTableRow({ row, index, columns, environment, onAim }: Props) {
  const id = `overview-${row.key}`
  const own = { row, environment }
  const inEnvironments = columns.length - 5
  const after = 2 + inEnvironments
  const shared = { columns, onAim }
  return (
    <div
      className={`overview-row${row.isFirst ? ' is-first' : ''}`}
      role="row"
      aria-rowindex={index + 2}
      aria-labelledby={`${id}-service ${id}-key`}
    >
      <div className="overview-cell is-service" role="rowheader" aria-colindex={1} id={`${id}-service`}>
        <span className={row.isFirst ? undefined : 'is-repeated'}>{row.service}</span>
      </div>
      <div className="overview-cell is-key" role="rowheader" aria-colindex={2} id={`${id}-key`}>
        <button type="button" className="overview-button" tabIndex={-1} data-column={1} onClick={() => onAim(own)}>
          {row.label}
        </button>
      </div>
      {row.held.map((cell, place) => (
        <TableCell key={place} {...shared} cell={cell} column={2 + place} span={inEnvironments} aim={own} />
      ))}
      <TableCell {...shared} cell={row.files} column={after} aim={own} />
      <TableCell {...shared} cell={row.due} column={after + 1} aim={{ ...own, isDate: true }} />
      <TableCell {...shared} cell={row.checked} column={after + 2} aim={own} />
    </div>
  )
}

type CellProps = Pick<Props, 'columns' | 'onAim'> & { cell: Cell; column: number; aim: Aim; span?: number }

function TableCell({ cell, column, aim, span = 1, columns, onAim }: CellProps) {
  const { tone, help, environment = aim.environment } = cell
  const isForAll = cell.isForAll === true
  return (
    <div
      className={`overview-cell is-${tone}${isNothing(cell) ? ' is-nothing' : ''}`}
      role="gridcell"
      aria-colindex={column + 1}
      {...(isForAll && { 'aria-colspan': span, style: { gridColumn: `span ${span}` } })}
    >
      <button
        type="button"
        className="overview-button"
        tabIndex={-1}
        data-column={column}
        data-help={help}
        onClick={() => onAim({ ...aim, environment })}
      >
        <span className="overview-column" aria-hidden>
          {isForAll ? texts.allEnvironments : columns[column]}
        </span>
        {cell.hasDot === true && <span className="status-dot" aria-hidden />}
        <Words cell={cell} />
        {isForAll && !isNothing(cell) && <span className="overview-all is-dim">{texts.allEnvironments}</span>}
      </button>
    </div>
  )
}

const isNothing = ({ text }: Cell): boolean => text === nothing.text

function Words({ cell }: { cell: Cell }) {
  const { text, lead } = cell
  if (isNothing(cell)) {
    return (
      <>
        <span aria-hidden>{text}</span>
        <span className="visually-hidden">{texts.nothingSaid}</span>
      </>
    )
  }
  return (
    <span className="overview-text">
      {lead !== undefined && (
        <>
          <span className="is-ok">{lead}</span> ·{' '}
        </>
      )}
      {text}
    </span>
  )
}
