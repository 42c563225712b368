import type { ReactNode } from 'react'

import { OnOff } from '../../ui/OnOff'
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
      control={<OnOff label={label} describedBy={`${id}-line`} isOn={isOn} isDisabled={isDisabled} onChange={onChange} />}
    >
      {children}
    </Control>
  )
}
