import { fieldsOf, serviceOf } from '../../shared/services'
import type { Field, FetchedField, Section as SectionDeclaration } from '../../shared/fields'
import type { ProjectView, ServiceView } from '../../shared/view'
import { isHit } from '../shell/search'
import { texts } from '../texts/service'
import { Banners } from './Banners'
import { FieldRow } from './FieldRow'
import { PendingWrites } from './PendingWrites'
import { Section } from './Section'
import { SignIn } from './SignIn'
import { PageContext } from './spot'
import { TargetRow } from './Targets'

type Props = { project: ProjectView; service: ServiceView; query: string }

/** The page of a service, made from its declaration. */
export function ServicePage({ project, service, query }: Props) {
  const declared = serviceOf(service.id)
  const page = { project, service, query }
  const shown = declared.sections
    .map((section) => ({ section, fields: shownFields(section, query) }))
    .filter(({ fields }) => fields.length > 0)

  return (
    <PageContext value={page}>
      <header className="page-header">
        <h1>{declared.label}</h1>
        <p className="page-summary">
          {texts.savedIn}
          <code>.latchkey/project.json</code>
          {texts.secretsStay}
        </p>
      </header>
      <Banners />
      {shown.length === 0 && <p className="page-summary no-hits">{texts.noHits}</p>}
      {shown.map(({ section, fields }) => (
        <Section key={section.id} label={section.label}>
          {section.id === 'writtenTo' && <GameFile service={service} />}
          {fields.map((field) => (
            <FieldRow key={field.id} field={field} beside={besideOf(field, fieldsOf(declared))} />
          ))}
          {section.id === 'keys' && <SignIn />}
        </Section>
      ))}
      <PendingWrites />
    </PageContext>
  )
}

/** The targets that are no field of their own. */
function GameFile({ service }: { service: ServiceView }) {
  return service.targets.filter(({ id }) => id !== 'env').map((target) => <TargetRow key={target.id} target={target} />)
}

function shownFields({ fields }: SectionDeclaration, query: string): Field[] {
  return fields.filter((field) => !(field.kind === 'fetched' && field.beside !== undefined) && isHit(field, query))
}

function besideOf(field: Field, all: readonly Field[]): FetchedField | undefined {
  return all.find((other): other is FetchedField => other.kind === 'fetched' && other.beside === field.id)
}
