import { ChevronDown, ListPlus } from 'lucide-react'
import { memo, useState } from 'react'

import { environmentName, type Environment } from '../../shared/values/environments'
import { serviceOf } from '../../shared/catalog/services'
import { shellTexts as texts } from '../../shared/texts/shell'
import type { ProjectView } from '../../shared/view'
import { call } from '../bridge/bridge'
import type { PageName } from '../pages/page'
import { pageCalled } from '../pages/pages'
import { Choices } from '../ui/Choices'
import { IconButton } from '../ui/IconButton'
import { late } from '../ui/late'
import { MenuButton } from '../ui/MenuButton'
import { namesOf, ownNamesOf, shownIn } from './environments/names'

const EnvironmentsDialog = late(async () => (await import('./environments/EnvironmentsDialog')).EnvironmentsDialog)

type Props = { project: ProjectView; page: PageName }

const mostSideBySide = 3
const mostLetters = 24

/**
 * Shows and switches the environment of the whole project. On the page of a service that has no environments it is disabled,
 * and says why.
 */
export const EnvironmentSwitch = memo(function EnvironmentSwitch({ project, page }: Props) {
  const names = environmentsOf(pageCalled(page)?.service)
  const reason = typeof names === 'string' ? names : undefined
  const [isListing, setListing] = useState(false)
  const isMenu = !fit(project.environments) && reason === undefined
  const list = () => setListing(true)
  return (
    <span className="environments">
      <span title={reason}>
        {isMenu ? <EnvironmentMenu project={project} onList={list} /> : <EnvironmentChoice project={project} reason={reason} />}
      </span>
      {!isMenu && <IconButton label={texts.environments} icon={ListPlus} onPress={list} />}
      {isListing && <EnvironmentsDialog project={project} onClose={() => setListing(false)} />}
    </span>
  )
})

const select = (environment: Environment) => void call('environment.select', { environment })

function EnvironmentChoice({ project, reason }: { project: ProjectView; reason: string | undefined }) {
  // A disabled switch needs only the shown environment, however many there are.
  const shown = fit(project.environments) ? project.environments : [project.environment]
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

function EnvironmentMenu({ project, onList }: { project: ProjectView; onList: () => void }) {
  const { environment: shown, environments } = project
  const actions = environments.map((id) => ({
    id,
    label: environmentName(id),
    detail: ownNamesOf(id, project),
    onAction: () => select(id),
  }))
  const change = { id: 'environments…', label: texts.environments, onAction: onList }
  return (
    <MenuButton
      label={texts.environmentIs(environmentName(shown))}
      groups={[
        { id: 'all', actions },
        { id: 'list', actions: [change] },
      ]}
      placement="bottom start"
      className="environment"
    >
      <span className={`environment-option is-${shown}`} data-selected>
        <span>{environmentName(shown)}</span>
        <ChevronDown size={12} aria-hidden />
      </span>
    </MenuButton>
  )
}

const environmentsOf = (service: string | undefined) => (service === undefined ? undefined : serviceOf(service).environments)

/** Three short names fit side by side in a small window. */
function fit(environments: readonly Environment[]): boolean {
  return environments.length <= mostSideBySide && environments.join('').length <= mostLetters
}
