import { useId } from 'react'
import { Switch } from 'react-aria-components'

import type { SwitchField } from '../../shared/fields'
import { call } from '../bridge'
import { Line } from './Line'
import { Marked } from './Marked'
import { ResetButton } from './ResetButton'
import { Row } from './Row'
import { useAt, usePage } from './spot'

export function SwitchRow({ field }: { field: SwitchField }) {
  const { project, service } = usePage()
  const at = useAt()
  const id = useId()
  const setting = service.settings[field.id]
  return (
    <Row label={field.label} labelId={id} isModified={setting?.modified ?? false}>
      <div className="control">
        <Switch
          className="switch"
          aria-labelledby={id}
          aria-describedby={`${id}-line`}
          isSelected={setting?.value === true}
          isDisabled={project.readOnly !== null}
          onChange={(value) => void call('setting.write', { ...at, field: field.id, value })}
        >
          <span className="switch-track" />
        </Switch>
        {setting?.modified && <ResetButton field={field} />}
      </div>
      <Line id={`${id}-line`} problem={service.problems[field.id]}>
        <Marked text={field.help} />
      </Line>
    </Row>
  )
}
