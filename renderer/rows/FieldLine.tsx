import type { ReactNode } from 'react'

import type { Field } from '../../shared/catalog/fields'
import { late } from '../ui/late'
import { Line } from '../ui/Line'
import { usePage } from './pageContext'

const Conflict = late(async () => (await import('./Conflict')).Conflict)

type Props = {
  id?: string
  field: Field
  /** The text being typed is valid again. */
  isMended?: boolean
  isHelp?: boolean
  children?: ReactNode
}

/** The line below a setting: its problem, or else its conflict, or else its note or help. */
export function FieldLine({ id, field, isMended = false, isHelp = false, children }: Props) {
  const { service } = usePage()
  const problem = isMended ? undefined : service.problems[field.id]
  const conflict = service.settings[field.id]?.conflict
  if (problem === undefined && conflict) return <Conflict id={id} field={field} />
  return (
    <Line {...(id !== undefined && { id })} problem={problem} note={service.notes[field.id]} isHelp={isHelp}>
      {children}
    </Line>
  )
}
