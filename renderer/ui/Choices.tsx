import { useId, type ReactNode } from 'react'

type Props<Value extends string> = {
  label: string
  className: string
  choices: readonly { value: Value; className: string; content: ReactNode }[]
  value: Value
  /** Id of the line that describes it. */
  describedBy?: string
  /** Why nothing can be chosen. */
  reason?: string | undefined
  onChange: (value: Value) => void
}

/** A choice of one from a few, side by side. */
export function Choices<Value extends string>({ label, className, choices, value, describedBy, reason, onChange }: Props<Value>) {
  const name = useId()
  return (
    <div
      role="radiogroup"
      className={className}
      aria-label={label}
      aria-describedby={reason === undefined ? describedBy : `${name}-reason`}
      aria-orientation="horizontal"
      aria-disabled={reason !== undefined || undefined}
    >
      {reason !== undefined && (
        <span id={`${name}-reason`} hidden>
          {reason}
        </span>
      )}
      {choices.map((choice) => (
        <label key={choice.value} className={choice.className} data-selected={choice.value === value || undefined}>
          <input
            type="radio"
            className="covering"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={reason !== undefined}
            onChange={() => onChange(choice.value)}
          />
          {choice.content}
        </label>
      ))}
    </div>
  )
}
