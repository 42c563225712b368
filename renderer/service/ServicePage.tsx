import { Button } from 'react-aria-components'

import { fieldsOf, serviceOf } from '../../shared/services'
import type { Field, FetchedField } from '../../shared/fields'
import type { ProjectView, ServiceView } from '../../shared/view'
import { MissingHere } from '../missing/MissingHere'
import { hitFields, hitTargets } from '../shell/search'
import { texts } from '../texts/service'
import { Section } from '../ui/Section'
import { Banners } from './Banners'
import { CheckRow } from './CheckRow'
import { FieldRow } from './FieldRow'
import { PendingWrites } from './PendingWrites'
import { RenewalDialog } from './RenewalDialog'
import { SignIn } from './SignIn'
import { PageContext } from './spot'
import { TargetRow } from './Targets'

type Props = { project: ProjectView; service: ServiceView; query: string; onShowAll: () => void }

/** The page of a service, made from its declaration. */
export function ServicePage({ project, service, query, onShowAll }: Props) {
  const declared = serviceOf(service.id)
  const page = { project, service, query }
  const shown = declared.sections
    .map(({ id, label, fields, shows }) => ({
      id,
      label,
      shows,
      targets: shows?.includes('targets') ? hitTargets(service.targets, query) : [],
      fields: hitFields(fields, query),
    }))
    .filter(({ fields, targets }) => fields.length + targets.length > 0)

  return (
    <PageContext value={page}>
      <header className="page-header">
        <h1>
          {declared.label}
          {declared.experimental !== undefined && <span className="badge">{texts.experimental}</span>}
        </h1>
        <p className="page-summary">
          {texts.savedIn}
          <code>.latchkey/project.json</code>
          {texts.secretsStay}
        </p>
        {declared.experimental !== undefined && <p className="page-summary">{declared.experimental}</p>}
        <MissingHere />
        {declared.caution !== undefined && <p className="page-caution">{declared.caution}</p>}
      </header>
      <Banners />
      {shown.length === 0 && <NoHits query={query} onShowAll={onShowAll} />}
      {shown.map(({ id, label, targets, fields, shows }) => (
        <Section key={id} label={label} isForcedOpen={query !== ''}>
          {targets.map((target) => (
            <TargetRow key={target.id} target={target} />
          ))}
          {fields.map((field) => (
            <FieldRow key={field.id} field={field} beside={besideOf(field, fieldsOf(declared))} />
          ))}
          {shows?.includes('sign-in') && <SignIn />}
          {shows?.includes('check') && <CheckRow />}
        </Section>
      ))}
      <PendingWrites />
      <RenewalDialog />
    </PageContext>
  )
}

function NoHits({ query, onShowAll }: { query: string; onShowAll: () => void }) {
  return (
    <div className="no-hits">
      <p>{texts.noHits(query)}</p>
      <p className="is-dim">{texts.noHitsHelp}</p>
      <Button className="button" onPress={onShowAll}>
        {texts.showAll}
      </Button>
    </div>
  )
}

function besideOf(field: Field, all: readonly Field[]): FetchedField | undefined {
  return all.find((other): other is FetchedField => other.kind === 'fetched' && other.beside === field.id)
}
