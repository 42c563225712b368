import type { KeyboardEvent } from 'react'

import type { SettingType } from '../../../shared/engineSettings'
import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import { defaultOf, isDefaultUnknown, type ControlProps } from './at'
import { usePending } from './usePending'
import { valueWords } from './words'

type Props = ControlProps & { type: Extract<SettingType, { is: 'choice' }> }

/** One of the words that a file may hold: the platform's own list. What the file holds besides is kept, and offered. */
export function ChoiceControl({ id, describedBy, type, ...at }: Props) {
  const { row } = at
  const { value, change } = usePending(at)
  const isListed = value === null || type.choices.some((choice) => choice.value === value)
  return (
    <div className={`field is-choice${value === null ? ' is-unset' : ''}${row.problem === undefined ? '' : ' is-invalid'}`}>
      <select
        id={id}
        className="field-input"
        aria-describedby={describedBy}
        value={value ?? unset}
        onChange={(event) => change(event.target.value)}
        onKeyDown={openList}
      >
        {value === null && (
          <option value={unset} hidden>
            {isDefaultUnknown(row) ? texts.engineDefault : valueWords(type, defaultOf(row))}
          </option>
        )}
        {!isListed && <option value={value}>{texts.unlisted(value)}</option>}
        {type.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** No choice has this value: files hold no such character. */
const unset = '\u0000'

/** An arrow key opens the list, where it could change the value otherwise: each such change would be written into the file. */
function openList(event: KeyboardEvent<HTMLSelectElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  event.currentTarget.showPicker()
}
