import { useId, type ReactNode } from 'react'

import type { TextField } from '../../shared/fields'
import type { ServiceView } from '../../shared/view'
import { call } from '../bridge'
import { TextInput } from '../ui/TextInput'
import { FieldLine } from './FieldLine'
import { Line } from '../ui/Line'
import { Marked } from './Marked'
import { ResetButton } from './ResetButton'
import { Row } from './Row'
import { useAt, usePage } from './spot'

/** A text the user types. What is wrong with it is said below; the last good one stays saved. */
export function TextRow({ field, children }: { field: TextField; children?: ReactNode }) {
  const { project, service } = usePage()
  const at = useAt()
  const id = useId()
  const { value, modified } = service.settings[field.id] ?? { value: '', modified: false }
  const isOff = !counts(field, service)
  const isDisabled = isOff || project.readOnly !== null
  const problem = isOff ? undefined : service.problems[field.id]

  return (
    <Row label={field.label} htmlFor={id} fieldClass={field.class} isModified={modified} isDim={isOff}>
      <TextInput
        id={id}
        saved={String(value)}
        isInvalid={problem !== undefined}
        isDisabled={isDisabled}
        describedBy={`${id}-line`}
        onWrite={(text) => call('setting.write', { ...at, field: field.id, value: text })}
      >
        {modified && !isDisabled && <ResetButton field={field} />}
      </TextInput>
      <TextLine id={`${id}-line`} field={field} isOff={isOff}>
        {children}
      </TextLine>
    </Row>
  )
}

type LineProps = { id: string; field: TextField; isOff: boolean; children: ReactNode }

function TextLine({ id, field, isOff, children }: LineProps) {
  const words = children ?? <Marked text={field.help} />
  // What does not count has nothing wrong with it.
  if (isOff) return <Line id={id}>{words}</Line>
  return (
    <FieldLine id={id} field={field}>
      {words}
    </FieldLine>
  )
}

/** Whether the switch that a field depends on is on. */
function counts({ enabledBy }: TextField, { settings }: ServiceView): boolean {
  return enabledBy === undefined || settings[enabledBy]?.value === true
}
