import type { CSSProperties } from 'react'

import { overviewTexts as texts } from '../../../shared/texts/overview'
import { environmentName, type Environment } from '../../../shared/values/environments'
import { InSight } from '../../ui/InSight'
import { OverviewTableRow } from './OverviewTableRow'
import type { Aim, OverviewRow } from './overviewRows'
import { useGrid } from './useGrid'

type Props = {
  rows: readonly OverviewRow[]
  environments: readonly Environment[]
  /** The environment that is shown. */
  environment: Environment
  onAim: (aim: Aim) => void
}

const keyOf = ({ key }: OverviewRow) => `overview ${key}`
const rowHeight = () => 26

/** The keys of a project, by service. Only the rows in sight are drawn; the arrows move from cell to cell. */
export function OverviewTable({ rows, environments, environment, onAim }: Props) {
  const walk = useGrid(rows.map((row) => ({ key: keyOf(row) })))
  const { service, key, files, due, checked } = texts.columns
  const columns = [service, key, ...environments.map(environmentName), files, due, checked]
  return (
    <div className="overview" data-many={environments.length > 3 || undefined}>
      <div
        className="overview-table"
        role="grid"
        aria-label={texts.table}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-readonly
        style={{ '--environments': environments.length } as CSSProperties}
        {...walk}
      >
        <div className="overview-row is-header" role="row" aria-rowindex={1}>
          {columns.map((name, index) => (
            <div key={index} className="overview-cell" role="columnheader" aria-colindex={index + 1}>
              {name}
            </div>
          ))}
        </div>
        <InSight items={rows} keyOf={keyOf} heightOf={rowHeight} haveRoles>
          {(row, index) => <OverviewTableRow row={row} index={index} columns={columns} environment={environment} onAim={onAim} />}
        </InSight>
      </div>
    </div>
  )
}
