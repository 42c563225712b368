import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import { OnOff } from '../../ui/OnOff'
import { defaultOf, isDefaultUnknown, type ControlProps } from './at'
import { ChoiceControl } from './ChoiceControl'
import { usePending } from './usePending'

/** On or off; while the file has no value, dimmed and as the engine's default. A choice where nobody knows that one. */
export function SwitchControl(at: ControlProps) {
  const { value, change } = usePending(at)
  if (isDefaultUnknown(at.row)) return <ChoiceControl type={onOrOff} {...at} />
  return (
    <span className={value === null ? 'is-unset' : 'is-set'}>
      <OnOff
        label={at.row.label}
        describedBy={at.describedBy}
        isOn={(value ?? defaultOf(at.row)) === 'true'}
        onChange={(isOn) => change(String(isOn))}
      />
    </span>
  )
}

const onOrOff = {
  is: 'choice' as const,
  choices: [
    { value: 'true', label: texts.on },
    { value: 'false', label: texts.off },
  ],
}
