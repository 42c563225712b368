import { useMemo } from 'react'

import type { Field } from '../../../shared/catalog/fields'
import { fieldsOf, serviceOf } from '../../../shared/catalog/services'
import type { ProjectView, ServiceView, TargetView } from '../../../shared/view'
import { useShownResults } from '../../search/results'
import { Held } from '../../ui/Held'
import { InSight } from '../../ui/InSight'
import { Section } from '../../ui/Section'
import { PortalBanner } from '../../rows/Banners'
import { CheckRow } from '../../rows/CheckRow'
import { FieldRow } from '../../rows/FieldRow'
import { Hit } from '../../rows/Hit'
import { companionsIn } from './fieldRows'
import { hasRowOfItsOwn, sectionsOf } from './sections'
import { late } from '../../ui/late'
import { PageContext } from '../../rows/pageContext'
import { rowHeight } from '../../rows/rowHeight'
import { TargetRow } from '../../rows/Targets'

const PendingWrites = late(async () => (await import('./PendingWrites')).PendingWrites)
const SignIn = late(async () => (await import('./SignIn')).SignIn)
const RenewalDialog = late(async () => (await import('./RenewalDialog')).RenewalDialog)

type Props = { project: ProjectView; service: ServiceView; level?: 2 | 3 }

/** The rows of a service, made from its declaration, with their banners and dialogs. During a search, only the hits. */
export function ServiceRows({ project, service, level = 2 }: Props) {
  const results = useShownResults()
  const { companions, sections } = useMemo(() => rowsOf(service), [service])
  const page = useMemo(() => ({ project, service }), [project, service])
  const isShown = (key: string) => results?.isShown(key) ?? true
  const shown = sections
    .map(({ rows, shows = [], ...section }) => ({
      ...section,
      rows: rows.filter(({ key }) => isShown(key)),
      hasSignIn: shows.includes('sign-in') && isSigningIn(service),
      hasCheck: shows.includes('check') && isShown(`${service.id}/check`),
    }))
    .filter(({ rows, hasCheck }) => rows.length > 0 || hasCheck)

  return (
    <PageContext value={page}>
      <Held>
        <PortalBanner />
      </Held>
      {shown.map(({ id, label, rows, hasSignIn, hasCheck }) => (
        <Section key={id} label={label} level={level} isForcedOpen={results !== null}>
          <InSight items={rows} keyOf={keyOf} heightOf={rowHeight} drawsAhead={results === null}>
            {({ key, field, target }) => (
              <Hit rowKey={key}>
                {target === undefined ? (
                  <FieldRow field={field} companion={companions.get(field.id)?.[0]} />
                ) : (
                  <TargetRow target={target} />
                )}
              </Hit>
            )}
          </InSight>
          {hasSignIn && <SignIn />}
          {hasCheck && <CheckRow />}
        </Section>
      ))}
      {service.pendingWrites.length > 0 && <PendingWrites />}
      {service.renewal !== null && <RenewalDialog />}
    </PageContext>
  )
}

/** Whether there is anything to say about a sign-in. */
function isSigningIn({ signIn: { offered, choice }, work }: ServiceView): boolean {
  return offered || choice !== null || work?.action === 'sign-in'
}

type FieldOrTarget = { key: string } & ({ field: Field; target?: never } | { target: TargetView; field?: never })

const keyOf = ({ key }: FieldOrTarget) => key

/** All rows of a service, by section, from top to bottom. */
function rowsOf(service: ServiceView) {
  const declared = serviceOf(service.id)
  const { id: name } = declared
  const targets = service.targets
    .filter((target) => hasRowOfItsOwn(declared, target))
    .map((target) => ({ key: `${name}/target.${target.id}`, target }))
  return {
    companions: companionsIn(fieldsOf(declared)),
    sections: sectionsOf(declared, service).map(({ fields, ...section }) => {
      const own = fields.map((field) => ({ key: `${name}/${field.id}`, field }))
      const rows: FieldOrTarget[] = [
        ...own.filter(({ field }) => isFirst(field)),
        ...(section.shows?.includes('targets') ? targets : []),
        ...own.filter(({ field }) => !isFirst(field)),
      ]
      return { ...section, rows }
    }),
  }
}

/** Whether a field's row comes before the files it is about. */
function isFirst({ kind }: Field): boolean {
  return kind === 'files'
}
