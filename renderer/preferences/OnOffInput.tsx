import type { ReactNode } from 'react'
import { Switch } from 'react-aria-components'

import { Control } from './Control'

type Props = {
  id: string
  label: string
  help: ReactNode
  isOn: boolean
  isDisabled?: boolean
  onChange: (isOn: boolean) => void
  children?: ReactNode
}

/** A preference that is on or off. */
export function OnOffInput({ id, label, help, isOn, isDisabled = false, onChange, children }: Props) {
  return (
    <Control
      id={id}
      help={help}
      control={
        <Switch className="switch" aria-label={label} aria-describedby={`${id}-line`} isSelected={isOn} isDisabled={isDisabled} onChange={onChange}>
          <span className="switch-track" />
        </Switch>
      }
    >
      {children}
    </Control>
  )
}
