import { useId } from 'react'

import type { GeneralRow } from '../../../shared/general/row'
import { call } from '../../bridge/bridge'
import { OnOff } from '../../ui/OnOff'
import { isFixed, ValueFrame, type ValueProps } from './ValueFrame'
import { ValueLine } from './ValueLine'

/** A switch in one of the engine's files. */
export function StateRow({ states, ...props }: ValueProps & { states: NonNullable<GeneralRow['states']> }) {
  const id = useId()
  const { row, view } = props
  return (
    <ValueFrame {...props} hasControl={!isFixed(props)}>
      <div className="control">
        <OnOff
          label={row.label}
          describedBy={`${id}-line`}
          isOn={view.value === states.on}
          isDisabled={isFixed(props)}
          onChange={(isOn) => void call('general.write', { id: row.id, value: isOn ? states.on : states.off, base: view.value })}
        />
      </div>
      <ValueLine id={`${id}-line`} row={row} view={view} />
    </ValueFrame>
  )
}
