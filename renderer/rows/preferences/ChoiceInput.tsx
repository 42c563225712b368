import type { ReactNode } from 'react'

import { Choices } from '../../ui/Choices'
import { Control } from './Control'

type Props<Value extends string> = {
  id: string
  label: string
  help: ReactNode
  choices: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
  children: ReactNode
}

/** A choice of one from a few. */
export function ChoiceInput<Value extends string>({ id, label, help, choices, value, onChange, children }: Props<Value>) {
  return (
    <Control
      id={id}
      help={help}
      control={
        <Choices
          className="choices"
          label={label}
          describedBy={`${id}-line`}
          value={value}
          choices={choices.map((choice) => ({ value: choice.value, className: 'choice', content: choice.label }))}
          onChange={onChange}
        />
      }
    >
      {children}
    </Control>
  )
}
