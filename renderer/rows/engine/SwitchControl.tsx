import { OnOff } from '../../ui/OnOff'
import { defaultOf, type ControlProps } from './at'
import { usePending } from './usePending'

/** On or off; while the file has no value, dimmed and as the engine's default. */
export function SwitchControl({ describedBy, ...at }: ControlProps) {
  const { value, change } = usePending(at)
  return (
    <span className={value === null ? 'is-unset' : 'is-set'}>
      <OnOff
        label={at.row.label}
        describedBy={describedBy}
        isOn={(value ?? defaultOf(at.row)) === 'true'}
        onChange={(isOn) => change(String(isOn))}
      />
    </span>
  )
}
