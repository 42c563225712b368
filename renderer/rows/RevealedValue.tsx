import type { SyntheticEvent } from 'react'

const refuse = (event: SyntheticEvent) => event.preventDefault()

/** A secret in the clear. It can be read, but not selected, copied or dragged: main does the copying. */
export function RevealedValue({ id, label, value }: { id: string; label: string; value: string }) {
  return (
    <div
      id={id}
      className="field-input revealed mono"
      role="textbox"
      tabIndex={0}
      aria-readonly
      aria-label={label}
      aria-describedby={`${id}-line`}
      onCopy={refuse}
      onCut={refuse}
      onDragStart={refuse}
    >
      {value}
    </div>
  )
}
