import type { ReactNode } from 'react'

import { shellTexts as texts } from '../../../shared/texts/shell'
import { useDraft } from '../../ui/useDraft'

type Props = {
  id: string
  help: ReactNode
  value: number
  /** The smallest and the largest value. */
  limits: readonly [number, number]
  unit: string
  onChange: (value: number) => void
  /** Shown after the field. */
  children: ReactNode
}

/** A whole number. A value outside the limits is reported and not saved. */
export function NumberInput({ id, help, value, limits: [low, high], unit, onChange, children }: Props) {
  const fits = (text: string) => /^\d+$/.test(text.trim()) && Number(text) >= low && Number(text) <= high
  const draft = useDraft(String(value), (text) => {
    if (!fits(text)) return false
    onChange(Number(text))
    return true
  })
  const isWrong = draft.text !== null && !fits(draft.text)

  return (
    <>
      <div className="control">
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
        {children}
      </div>
      <p className={`line${isWrong ? ' is-problem' : ''}`} id={`${id}-line`} role={isWrong ? 'alert' : undefined}>
        {isWrong ? texts.preferencesPage.range(low, high) : help}
      </p>
    </>
  )
}
