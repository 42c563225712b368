import { ChevronDown } from 'lucide-react'
import { memo } from 'react'

import { environmentName, type Environment } from '../../shared/values/environments'
import type { Service } from '../../shared/catalog/service'
import { nameAt, serviceOf } from '../../shared/catalog/services'
import { shellTexts as texts } from '../../shared/texts'
import type { ProjectView } from '../../shared/view'
import { call } from '../bridge/bridge'
import type { PageName } from '../pages/page'
import { pageCalled } from '../pages/pages'
import { Choices } from '../ui/Choices'
import { MenuButton } from '../ui/MenuButton'

type Props = { project: ProjectView; page: PageName }

/** As many as fit side by side in a small window. */
const mostSideBySide = 3

/**
 * Shows and switches the environment of the whole project. On the page of a service that has no environments it is disabled,
 * and says why.
 */
export const EnvironmentSwitch = memo(function EnvironmentSwitch({ project, page }: Props) {
  const names = environmentsOf(pageCalled(page)?.service)
  const reason = typeof names === 'string' ? names : undefined
  return (
    <span title={reason}>
      {project.environments.length > mostSideBySide && reason === undefined ? (
        <EnvironmentMenu project={project} />
      ) : (
        <EnvironmentChoice project={project} reason={reason} />
      )}
    </span>
  )
})

const select = (environment: Environment) => void call('environment.select', { environment })

function EnvironmentChoice({ project, reason }: { project: ProjectView; reason: string | undefined }) {
  // A disabled switch needs only the shown environment, however many there are.
  const shown = project.environments.length > mostSideBySide ? [project.environment] : project.environments
  return (
    <Choices
      className="environment"
      label={texts.environment}
      reason={reason}
      value={project.environment}
      choices={shown.map((environment) => ({
        value: environment,
        className: `environment-option is-${environment}`,
        content: <span title={reason ?? namesOf(environment, shownIn(project))}>{environmentName(environment)}</span>,
      }))}
      onChange={select}
    />
  )
}

function EnvironmentMenu({ project }: { project: ProjectView }) {
  const { environment: shown, environments } = project
  const actions = environments.map((id) => {
    const label = environmentName(id)
    const others = shownIn(project).filter((service) => ![null, label].includes(nameAt(service, id)))
    return { id, label, detail: namesOf(id, others), onAction: () => select(id) }
  })
  return (
    <MenuButton
      label={texts.environmentIs(environmentName(shown))}
      groups={[{ id: 'all', actions }]}
      placement="bottom start"
      className="environment"
    >
      <span className={`environment-option is-${shown}`} data-selected>
        {environmentName(shown)}
        <ChevronDown size={12} aria-hidden />
      </span>
    </MenuButton>
  )
}

const shownIn = ({ services }: ProjectView) => services.map(({ id }) => serviceOf(id))

const environmentsOf = (service: string | undefined) => (service === undefined ? undefined : serviceOf(service).environments)

function namesOf(environment: Environment, of: readonly Service[]): string {
  return of
    .map((service) => ({ name: nameAt(service, environment), label: service.label }))
    .flatMap(({ name, label }) => (name === null ? [] : [texts.named(name, label)]))
    .join(', ')
}
