import { useId } from 'react'
import { Switch } from 'react-aria-components'

type Props = { label: string; help: string; isOn: boolean; isDisabled?: boolean; onChange: (isOn: boolean) => void }

/** A preference that is on or off. */
export function OnOffRow({ label, help, isOn, isDisabled = false, onChange }: Props) {
  const id = useId()
  return (
    <div className="row">
      <div className="row-label">{label}</div>
      <div>
        <div className="control">
          <Switch className="switch" aria-label={label} aria-describedby={id} isSelected={isOn} isDisabled={isDisabled} onChange={onChange}>
            <span className="switch-track" />
          </Switch>
        </div>
        <p className="line" id={id}>
          {help}
        </p>
      </div>
    </div>
  )
}
