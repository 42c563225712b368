import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'

import type { TextField } from '../../shared/fields'
import { call } from '../bridge'
import { Line } from './Line'
import { Marked } from './Marked'
import { ResetButton } from './ResetButton'
import { Row } from './Row'
import { useAt, usePage } from './spot'

/** A text the user types. It is saved on Enter and when the field is left; Escape gives the saved one back. */
export function TextRow({ field, children }: { field: TextField; children?: ReactNode }) {
  const { project, service } = usePage()
  const at = useAt()
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const setting = service.settings[field.id]
  const saved = typeof setting?.value === 'string' ? setting.value : ''
  const isOff = field.enabledBy !== undefined && service.settings[field.enabledBy]?.value !== true
  const problem = service.problems[field.id]

  async function commit(): Promise<void> {
    if (draft === null) return
    if (draft.trim() !== saved) await call('setting.write', { ...at, field: field.id, value: draft })
    // What was refused stays to be mended; what was saved comes back with the view.
    setDraft(null)
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter') void commit()
    if (event.key === 'Escape') setDraft(null)
  }

  return (
    <Row label={field.label} htmlFor={id} fieldClass={field.class} isModified={setting?.modified ?? false} isDim={isOff}>
      <div className={`field${problem && !isOff ? ' is-invalid' : ''}`}>
        <input
          id={id}
          className="field-input mono"
          type="text"
          spellCheck={false}
          autoComplete="off"
          disabled={isOff || project.readOnly !== null}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-line`}
          data-uncommitted={draft === null ? undefined : ''}
          value={draft ?? saved}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => void commit()}
          onKeyDown={press}
        />
        {setting?.modified && !isOff && <ResetButton field={field} />}
      </div>
      <Line id={`${id}-line`} problem={isOff ? undefined : problem}>
        {children ?? <Marked text={field.help} />}
      </Line>
    </Row>
  )
}
