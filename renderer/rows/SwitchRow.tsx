import { useId } from 'react'

import type { SwitchField } from '../../shared/catalog/fields'
import { call } from '../bridge/bridge'
import { FieldLine } from './FieldLine'
import { Marked } from '../search/Marked'
import { ResetButton } from './ResetButton'
import { SettingRow } from './SettingRow'
import { useAt, usePage } from './pageContext'
import { OnOff } from '../ui/OnOff'
import { DefaultValue } from './DefaultValue'

export function SwitchRow({ field }: { field: SwitchField }) {
  const { project, service } = usePage()
  const at = useAt()
  const id = useId()
  const setting = service.settings[field.id]
  return (
    <SettingRow field={field} hasControl={project.readOnly === null} isModified={setting?.modified ?? false} helpLine="roomy">
      <div className="control">
        <OnOff
          label={field.label}
          describedBy={`${id}-line`}
          isOn={setting?.value === true}
          isDisabled={project.readOnly !== null}
          onChange={(value) => void call('setting.write', { ...at, field: field.id, value })}
        />
        {setting?.modified && project.readOnly === null && <ResetButton field={field} />}
      </div>
      <FieldLine id={`${id}-line`} field={field} isHelp>
        <Marked text={field.help} /> <DefaultValue field={field} />
      </FieldLine>
    </SettingRow>
  )
}
