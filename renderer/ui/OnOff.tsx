type Props = {
  label: string
  /** Id of the line that describes it. */
  describedBy?: string
  isOn: boolean
  isDisabled?: boolean
  onChange: (isOn: boolean) => void
}

export function OnOff({ label, describedBy, isOn, isDisabled = false, onChange }: Props) {
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        className="covering"
        aria-label={label}
        aria-describedby={describedBy}
        checked={isOn}
        aria-checked={isOn}
        disabled={isDisabled}
        onChange={() => onChange(!isOn)}
      />
      <span className="switch-track" />
    </label>
  )
}
