import type { Field } from '../../../shared/catalog/fields'
import { fieldsOf, serviceOf } from '../../../shared/catalog/services'
import type { ProjectView, ServiceView } from '../../../shared/view'
import { useShownResults } from '../../search/results'
import { Section } from '../../ui/Section'
import { PortalBanner } from '../../rows/Banners'
import { CheckRow } from '../../rows/CheckRow'
import { FieldRow } from '../../rows/FieldRow'
import { companionsOf, hasRow } from './fieldRows'
import { PendingWrites } from './PendingWrites'
import { late } from '../../ui/late'
import { SignIn } from './SignIn'
import { PageContext } from '../../rows/pageContext'
import { TargetRow } from '../../rows/Targets'

const RenewalDialog = late(async () => (await import('./RenewalDialog')).RenewalDialog)

type Props = { project: ProjectView; service: ServiceView; level?: 2 | 3 }

/** The rows of a service, made from its declaration, with their banners and dialogs. During a search, only the hits. */
export function ServiceRows({ project, service, level = 2 }: Props) {
  const results = useShownResults()
  const declared = serviceOf(service.id)
  const isShown = (id: string) => results?.isShown(`${service.id}/${id}`) ?? true
  const shown = declared.sections
    .map(({ shows = [], fields, ...section }) => ({
      ...section,
      targets: shows.includes('targets')
        ? service.targets.filter(({ id, setting }) => setting === null && isShown(`target.${id}`))
        : [],
      fields: fields.filter((field) => isShown(field.id) && hasRow(field, service)),
      hasSignIn: shows.includes('sign-in'),
      hasCheck: shows.includes('check') && isShown('check'),
    }))
    .filter(({ fields, targets, hasCheck }) => fields.length + targets.length > 0 || hasCheck)

  return (
    <PageContext value={{ project, service }}>
      <PortalBanner />
      {shown.map(({ id, label, targets, fields, hasSignIn, hasCheck }) => (
        <Section key={id} label={label} level={level} isForcedOpen={results !== null}>
          {fields.filter(isFirst).map((field) => (
            <FieldRow key={field.id} field={field} companion={undefined} />
          ))}
          {targets.map((target) => (
            <TargetRow key={target.id} target={target} />
          ))}
          {fields
            .filter((field) => !isFirst(field))
            .map((field) => (
              <FieldRow key={field.id} field={field} companion={companionsOf(field, fieldsOf(declared))[0]} />
            ))}
          {hasSignIn && <SignIn />}
          {hasCheck && <CheckRow />}
        </Section>
      ))}
      <PendingWrites />
      {service.renewal !== null && <RenewalDialog />}
    </PageContext>
  )
}

/** Whether a field's row comes before the files it is about. */
function isFirst({ kind }: Field): boolean {
  return kind === 'files'
}
