import type { Field } from '../../../shared/catalog/fields'
import { fieldsOf, serviceOf } from '../../../shared/catalog/services'
import type { ProjectView, ServiceView, TargetView } from '../../../shared/view'
import { useShownResults } from '../../search/results'
import { InSight } from '../../ui/InSight'
import { Section } from '../../ui/Section'
import { PortalBanner } from '../../rows/Banners'
import { CheckRow } from '../../rows/CheckRow'
import { FieldRow } from '../../rows/FieldRow'
import { companionsIn, hasRow } from './fieldRows'
import { PendingWrites } from './PendingWrites'
import { RenewalDialog } from './RenewalDialog'
import { SignIn } from './SignIn'
import { PageContext } from '../../rows/pageContext'
import { rowHeight } from '../../rows/rowHeight'
import { TargetRow } from '../../rows/Targets'

type Props = { project: ProjectView; service: ServiceView; level?: 2 | 3 }

/** The rows of a service, made from its declaration, with their banners and dialogs. During a search, only the hits. */
export function ServiceRows({ project, service, level = 2 }: Props) {
  const results = useShownResults()
  const declared = serviceOf(service.id)
  const companions = companionsIn(fieldsOf(declared))
  const isShown = (id: string) => results?.isShown(`${service.id}/${id}`) ?? true
  const shown = declared.sections
    .map(({ shows = [], fields, ...section }) => ({
      ...section,
      rows: rowsOf({
        fields: fields.filter((field) => isShown(field.id) && hasRow(field, service)),
        targets: shows.includes('targets')
          ? service.targets.filter(({ id, setting }) => setting === null && isShown(`target.${id}`))
          : [],
      }),
      hasSignIn: shows.includes('sign-in'),
      hasCheck: shows.includes('check') && isShown('check'),
    }))
    .filter(({ rows, hasCheck }) => rows.length > 0 || hasCheck)

  return (
    <PageContext value={{ project, service }}>
      <PortalBanner />
      {shown.map(({ id, label, rows, hasSignIn, hasCheck }) => (
        <Section key={id} label={label} level={level} isForcedOpen={results !== null}>
          <InSight items={rows} keyOf={({ id: row }) => `${service.id}/${row}`} heightOf={rowHeight}>
            {({ field, target }) =>
              target === undefined ? (
                <FieldRow field={field} companion={companions.get(field.id)?.[0]} />
              ) : (
                <TargetRow target={target} />
              )
            }
          </InSight>
          {hasSignIn && <SignIn />}
          {hasCheck && <CheckRow />}
        </Section>
      ))}
      <PendingWrites />
      <RenewalDialog />
    </PageContext>
  )
}

type FieldOrTarget = { id: string } & ({ field: Field; target?: never } | { target: TargetView; field?: never })

/** The rows of a section, from top to bottom. */
function rowsOf({ fields, targets }: { fields: readonly Field[]; targets: readonly TargetView[] }): FieldOrTarget[] {
  const inRows = (some: readonly Field[]) => some.map((field) => ({ id: field.id, field }))
  return [
    ...inRows(fields.filter(isFirst)),
    ...targets.map((target) => ({ id: `target.${target.id}`, target })),
    ...inRows(fields.filter((field) => !isFirst(field))),
  ]
}

/** Whether a field's row comes before the files it is about. */
function isFirst({ kind }: Field): boolean {
  return kind === 'files'
}
