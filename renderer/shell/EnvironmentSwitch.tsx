import { Radio, RadioGroup } from 'react-aria-components'

import { environments } from '../../shared/fields'
import { services } from '../../shared/services'
import type { ProjectView } from '../../shared/view'
import { call } from '../bridge'
import { texts } from '../texts/shell'

/** Test or live, for the whole project. Live colours the toolbar, so that it can't be missed. */
export function EnvironmentSwitch({ project }: { project: ProjectView }) {
  return (
    <RadioGroup
      className="environment"
      aria-label={texts.environment}
      orientation="horizontal"
      value={project.environment}
      onChange={select}
    >
      {environments.map((environment) => (
        <Radio key={environment} value={environment} className={`environment-option is-${environment}`}>
          <span title={services.map((service) => texts.named(service.environments[environment], service.label)).join(', ')}>
            {texts[environment]}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}

function select(value: string): void {
  const environment = environments.find((name) => name === value)
  if (environment !== undefined) void call('environment.select', { environment })
}
