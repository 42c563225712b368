import type { ReactNode } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'

type Props = {
  label: string
  value: string
  problem: string | null
  /** What is worth knowing about a good name. */
  note?: string | null
  isFirst?: boolean
  onChange: (value: string) => void
  /** Beside the field. */
  children?: ReactNode
}

/** The name of an environment. What is wrong with it stands below it as it is typed. */
export function NameField({ label, value, problem, note = null, isFirst = false, onChange, children }: Props) {
  const isInvalid = problem !== null
  return (
    <TextField
      className="form-row"
      value={value}
      onChange={onChange}
      isInvalid={isInvalid}
      maxLength={200}
      autoComplete="off"
      autoFocus={isFirst}
    >
      <Label>{label}</Label>
      <div className="environment-name">
        <div className={`field${isInvalid ? ' is-invalid' : ''}`}>
          <Input className="field-input mono" spellCheck={false} />
        </div>
        {children}
      </div>
      {/* It keeps its place, so that what is below does not move while a name is typed. */}
      <Text slot="description" className={`line environment-line${isInvalid ? ' is-problem' : ''}`}>
        {problem ?? note}
      </Text>
    </TextField>
  )
}
