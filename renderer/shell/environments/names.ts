import type { Service } from '../../../shared/catalog/service'
import { nameAt, serviceOf } from '../../../shared/catalog/services'
import { shellTexts as texts } from '../../../shared/texts/shell'
import { environmentName, type Environment } from '../../../shared/values/environments'
import type { ProjectView } from '../../../shared/view'

export const shownIn = ({ services }: Pick<ProjectView, 'services'>) => services.map(({ id }) => serviceOf(id))

/** What services call an environment, in a sentence. */
export function namesOf(environment: Environment, of: readonly Service[]): string {
  return of
    .map((service) => ({ name: nameAt(service, environment), label: service.label }))
    .flatMap(({ name, label }) => (name === null ? [] : [texts.named(name, label)]))
    .join(', ')
}

/** The same of those services only that have a name of their own for it. */
export function ownNamesOf(environment: Environment, project: Pick<ProjectView, 'services'>): string {
  const label = environmentName(environment)
  return namesOf(
    environment,
    shownIn(project).filter((service) => ![null, label].includes(nameAt(service, environment))),
  )
}
