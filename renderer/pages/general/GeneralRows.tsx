import { commonClass, nothingFound, sectionsFor } from '../../../shared/general/general'
import type { GeneralRow } from '../../../shared/general/row'
import type { GeneralRowView } from '../../../shared/generalView'
import type { ProjectView } from '../../../shared/view'
import { Hit } from '../../rows/Hit'
import { rowHeight } from '../../rows/rowHeight'
import { useShownResults } from '../../search/results'
import { InSight } from '../../ui/InSight'
import { Section } from '../../ui/Section'
import { IconRow } from './IconRow'
import { StateRow } from './StateRow'
import type { ValueProps } from './ValueFrame'
import { ValueRow } from './ValueRow'

type Props = { project: ProjectView; level?: 2 | 3 }

/** The rows of the engine's own settings, made from their declaration. During a search, only the hits. */
export function GeneralRows({ project, level = 2 }: Props) {
  const { engine, general } = project
  const results = useShownResults()
  const views = new Map(general?.rows.map((row) => [row.id, row]))
  const shown = sectionsFor(engine.kind, general?.found ?? nothingFound)
    .map(({ id, label, rows }) => ({
      id,
      label,
      rows: rows.flatMap((row) => ((results?.isShown(`general/${row.id}`) ?? true) ? withView(row, views.get(row.id)) : [])),
    }))
    .filter(({ rows }) => rows.length > 0)

  return shown.map(({ id, label, rows }) => (
    <Section key={id} label={label} level={level} isForcedOpen={results !== null}>
      <InSight items={rows} keyOf={keyOf} heightOf={rowHeight} drawsAhead={results === null}>
        {({ row, view }) => (
          <Hit rowKey={`general/${row.id}`}>{drawn({ project, row, view, hasClass: commonClass(engine.kind) === null })}</Hit>
        )}
      </InSight>
    </Section>
  ))
}

const keyOf = ({ row }: { row: GeneralRow }) => `general/${row.id}`
function drawn(props: ValueProps) {
  const { row, view } = props
  if (row.kind === 'icon') return <IconRow row={row} view={view} />
  return row.states === undefined ? <ValueRow {...props} /> : <StateRow {...props} states={row.states} />
}

function withView(row: GeneralRow, view: GeneralRowView | undefined): { row: GeneralRow; view: GeneralRowView }[] {
  return view === undefined ? [] : [{ row, view }]
}
