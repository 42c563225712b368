import { SwitchButton, SwitchField } from 'react-aria-components'

type Props = {
  label: string
  /** Id of the line that describes it. */
  describedBy: string
  isOn: boolean
  isDisabled?: boolean
  onChange: (isOn: boolean) => void
}

export function OnOff({ label, describedBy, isOn, isDisabled = false, onChange }: Props) {
  return (
    <SwitchField
      className="unboxed"
      aria-label={label}
      aria-describedby={describedBy}
      isSelected={isOn}
      isDisabled={isDisabled}
      onChange={onChange}
    >
      <SwitchButton className="switch">
        <span className="switch-track" />
      </SwitchButton>
    </SwitchField>
  )
}
