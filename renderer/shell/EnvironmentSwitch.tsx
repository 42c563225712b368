import { RadioGroup } from 'react-aria-components'

import { environmentName, type Environment } from '../../shared/values/environments'
import { nameAt, services } from '../../shared/catalog/services'
import { shellTexts as texts } from '../../shared/texts'
import type { ProjectView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { pageCalled, type PageName } from '../pages/pages'
import { Choice } from '../ui/Choice'

type Props = { project: ProjectView; page: PageName }

/**
 * The environment that is shown, for the whole project. Live colours the toolbar, so that it can't be missed. On the page of a service
 * that has no environments it rests, and says why.
 */
export function EnvironmentSwitch({ project, page }: Props) {
  const names = services.find(({ id }) => id === pageCalled(page)?.service)?.environments
  const reason = typeof names === 'string' ? names : undefined
  return (
    <span title={reason}>
      <RadioGroup
        className="environment"
        aria-label={texts.environment}
        aria-description={reason}
        orientation="horizontal"
        value={project.environment}
        isDisabled={reason !== undefined}
        onChange={(environment) => void call('environment.select', { environment })}
      >
        {project.environments.map((environment) => (
          <Choice key={environment} value={environment} className={`environment-option is-${environment}`}>
            <span title={reason ?? namesOf(environment)}>{environmentName(environment)}</span>
          </Choice>
        ))}
      </RadioGroup>
    </span>
  )
}

function namesOf(environment: Environment): string {
  return services
    .map((service) => ({ name: nameAt(service, environment), label: service.label }))
    .flatMap(({ name, label }) => (name === null ? [] : [texts.named(name, label)]))
    .join(', ')
}
