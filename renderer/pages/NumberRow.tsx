import { useId } from 'react'

import { texts } from '../texts/shell'
import { useDraft } from '../ui/useDraft'

type Props = {
  label: string
  help: string
  value: number
  low: number
  high: number
  unit: string
  onChange: (value: number) => void
}

/** A whole number. What does not fit is said and not saved. */
export function NumberRow({ label, help, value, low, high, unit, onChange }: Props) {
  const id = useId()
  const fits = (text: string) => /^\d+$/.test(text.trim()) && Number(text) >= low && Number(text) <= high
  const draft = useDraft(String(value), (text) => {
    if (!fits(text)) return false
    onChange(Number(text))
    return true
  })
  const isWrong = draft.text !== null && !fits(draft.text)

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
            {...draft.input}
          />
          <span className="field-unit">{unit}</span>
        </div>
        <p className={`line${isWrong ? ' is-problem' : ''}`} id={`${id}-line`} role={isWrong ? 'alert' : undefined}>
          {isWrong ? texts.preferencesPage.range(low, high) : help}
        </p>
      </div>
    </div>
  )
}
