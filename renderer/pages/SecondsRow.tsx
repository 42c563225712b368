import { useId, useState, type KeyboardEvent } from 'react'

import { texts } from '../texts/shell'

type Props = {
  label: string
  help: string
  value: number
  low: number
  high: number
  onChange: (value: number) => void
}

/** A number of seconds, saved on Enter and when the field is left. What does not fit is said and not saved. */
export function SecondsRow({ label, help, value, low, high, onChange }: Props) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const number = Number(draft ?? value)
  const isWrong = draft !== null && !(Number.isInteger(number) && number >= low && number <= high)

  function commit(): void {
    if (draft === null || isWrong) return
    setDraft(null)
    if (number !== value) onChange(number)
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape') setDraft(null)
  }

  return (
    <div className="row">
      <div className="row-label">
        <label htmlFor={id}>{label}</label>
      </div>
      <div>
        <div className={`field is-short${isWrong ? ' is-invalid' : ''}`}>
          <input
            id={id}
            className="field-input"
            inputMode="numeric"
            aria-invalid={isWrong}
            aria-describedby={`${id}-line`}
            data-uncommitted={draft === null ? undefined : ''}
            value={draft ?? String(value)}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={commit}
            onKeyDown={press}
          />
          <span className="field-unit">{texts.preferencesPage.seconds}</span>
        </div>
        <p className={`line${isWrong ? ' is-problem' : ''}`} id={`${id}-line`} role={isWrong ? 'alert' : undefined}>
          {isWrong ? texts.preferencesPage.range(low, high) : help}
        </p>
      </div>
    </div>
  )
}
