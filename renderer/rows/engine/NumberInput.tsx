import type { KeyboardEvent } from 'react'

import type { Draft } from '../../ui/useDraft'
import { shortNumber, stepped, type NumberType } from './numbers'

type Props = {
  id: string
  /** Its name, where the row's label is that of several. */
  label?: string
  /** Shown in the field, before the number. */
  letter?: string
  type: NumberType
  draft: Draft
  isInvalid: boolean
  placeholder: string
  describedBy: string
}

/** A number. The arrow keys step it; Enter and leaving the field save it. */
export function NumberInput({ id, label, letter, type, draft, isInvalid, placeholder, describedBy }: Props) {
  function press(event: KeyboardEvent): void {
    const direction = ({ ArrowUp: 1, ArrowDown: -1 } as const)[event.key]
    if (direction === undefined || event.altKey || event.ctrlKey || event.metaKey) return draft.input.onKeyDown(event)
    event.preventDefault()
    const next = stepped(draft.input.value === '' ? placeholder : draft.input.value, direction, type)
    if (next !== null) draft.type(next)
  }

  return (
    <div className={`field is-number${isInvalid ? ' is-invalid' : ''}`}>
      {letter !== undefined && (
        <span className="field-letter" aria-hidden>
          {letter}
        </span>
      )}
      <input
        type="text"
        className="field-input"
        inputMode={type.isWhole ? 'numeric' : 'decimal'}
        spellCheck={false}
        autoComplete="off"
        id={id}
        aria-label={label}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        placeholder={shortNumber(placeholder)}
        {...draft.input}
        onKeyDown={press}
      />
      {type.unit !== undefined && <span className="field-unit">{type.unit}</span>}
    </div>
  )
}
