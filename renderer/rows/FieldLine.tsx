import type { ReactNode } from 'react'

import type { Field } from '../../shared/catalog/fields'
import { Conflict } from './Conflict'
import { Line } from '../ui/Line'
import { usePage } from './pageContext'

type Props = {
  id?: string
  field: Field
  /** What is being typed has nothing wrong with it any more. */
  isMended?: boolean
  children?: ReactNode
}

/** The line of a setting: what went wrong, else two values that wait for a choice, else what is worth knowing. */
export function FieldLine({ id, field, isMended = false, children }: Props) {
  const { service } = usePage()
  const problem = isMended ? undefined : service.problems[field.id]
  const conflict = service.settings[field.id]?.conflict
  if (problem === undefined && conflict) return <Conflict id={id} field={field} conflict={conflict} />
  return (
    <Line {...(id !== undefined && { id })} problem={problem} note={service.notes[field.id]}>
      {children}
    </Line>
  )
}
