import type { ReactNode } from 'react'
import { RadioButton, RadioField } from 'react-aria-components'

/** One of the choices in a RadioGroup. */
export function Choice({ value, className, children }: { value: string; className: string; children: ReactNode }) {
  return (
    <RadioField className="unboxed" value={value}>
      <RadioButton className={className}>{children}</RadioButton>
    </RadioField>
  )
}
