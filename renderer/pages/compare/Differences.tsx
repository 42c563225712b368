import { useMemo } from 'react'

import type { ComparedRow } from '../../../shared/compare'
import { compareTexts as texts } from '../../../shared/texts/compare'
import { InSight } from '../../ui/InSight'
import { Section } from '../../ui/Section'
import { DifferenceRow } from './DifferenceRow'
import type { Chosen } from './useChosen'

type Props = {
  /** What the other side is called. */
  there: string
  rows: readonly ComparedRow[]
  chosen: Chosen
  refused: ReadonlyMap<string, string>
}

const keyOf = ({ id }: ComparedRow) => `compare ${id}`
const rowHeight = () => 26

/** The rows that differ, page by page. Only those in sight are drawn. */
export function Differences({ there, rows, chosen, refused }: Props) {
  const pages = useMemo(() => byPage(rows), [rows])
  if (rows.length === 0) return <p className="compare-empty">{texts.nothing}</p>
  return (
    <div className="compare-list">
      <div className="compare-row is-header" aria-hidden>
        <span />
        <span>{texts.setting}</span>
        <div className="compare-values">
          <span>{texts.here}</span>
          <span>{there}</span>
        </div>
      </div>
      {[...pages].map(([page, own]) => (
        <Section key={page} label={`${page} (${own.length})`}>
          <InSight items={own} keyOf={keyOf} heightOf={rowHeight}>
            {(row) => (
              <DifferenceRow
                row={row}
                isChosen={chosen.has(row.id)}
                refused={refused.get(row.id)}
                onChoose={(isOn) => chosen.set([row.id], isOn)}
              />
            )}
          </InSight>
        </Section>
      ))}
    </div>
  )
}

function byPage(rows: readonly ComparedRow[]): ReadonlyMap<string, readonly ComparedRow[]> {
  const pages = new Map<string, ComparedRow[]>()
  for (const row of rows) {
    const own = pages.get(row.page)
    if (own === undefined) pages.set(row.page, [row])
    else own.push(row)
  }
  return pages
}
