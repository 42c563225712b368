import type { ReactNode } from 'react'
import { RadioGroup } from 'react-aria-components'

import { Choice } from '../../ui/Choice'
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
  function choose(text: string): void {
    const chosen = choices.find((choice) => choice.value === text)
    if (chosen !== undefined) onChange(chosen.value)
  }

  return (
    <Control
      id={id}
      help={help}
      control={
        <RadioGroup
          className="choices"
          aria-label={label}
          aria-describedby={`${id}-line`}
          orientation="horizontal"
          value={value}
          onChange={choose}
        >
          {choices.map((choice) => (
            <Choice key={choice.value} value={choice.value} className="choice">
              {choice.label}
            </Choice>
          ))}
        </RadioGroup>
      }
    >
      {children}
    </Control>
  )
}
