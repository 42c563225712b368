import { generalSections } from '../../shared/general'
import type { GeneralRow } from '../../shared/general/row'
import type { GeneralRowView } from '../../shared/generalView'
import type { ProjectView } from '../../shared/view'
import { Banner } from '../service/Banners'
import { NoHits } from '../service/NoHits'
import { hitRows } from '../shell/search'
import { texts } from '../texts/general'
import { Section } from '../ui/Section'
import { IconRow } from './IconRow'
import { ValueRow } from './ValueRow'

type Props = { project: ProjectView; query: string; onShowAll: () => void }

/** The engine's own basic settings, made from their declaration. */
export function GeneralPage({ project, query, onShowAll }: Props) {
  const { engine, general, readOnly } = project
  const views = new Map(general?.rows.map((row) => [row.id, row]))
  const shown = generalSections[engine.kind]
    .map(({ id, label, rows }) => ({ id, label, rows: hitRows(rows, query).flatMap((row) => withView(row, views.get(row.id))) }))
    .filter(({ rows }) => rows.length > 0)

  return (
    <>
      <header className="page-header">
        <h1>{texts.title}</h1>
        <p className="page-summary">{texts.summary[engine.kind]}</p>
      </header>
      {readOnly !== null && <Banner>{readOnly}</Banner>}
      {engine.open && <Banner>{texts.open}</Banner>}
      {general?.refused.map(({ path, why }) => (
        <Banner key={path}>
          <p className="selectable">{why.message}</p>
        </Banner>
      ))}
      {general === null && <p className="line general-reading">{texts.reading}</p>}
      {general !== null && shown.length === 0 && <NoHits query={query} onShowAll={onShowAll} />}
      {shown.map(({ id, label, rows }) => (
        <Section key={id} label={label} isForcedOpen={query !== ''}>
          {rows.map(({ row, view }) =>
            row.kind === 'icon' ? (
              <IconRow key={row.id} row={row} view={view} />
            ) : (
              <ValueRow key={row.id} row={row} view={view} isReadOnly={readOnly !== null} />
            ),
          )}
        </Section>
      ))}
    </>
  )
}

function withView(row: GeneralRow, view: GeneralRowView | undefined): { row: GeneralRow; view: GeneralRowView }[] {
  return view === undefined ? [] : [{ row, view }]
}
