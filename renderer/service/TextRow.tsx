import { useId, useState, type ReactNode } from 'react'

import type { TextField } from '../../shared/fields'
import type { ServiceView } from '../../shared/view'
import { call } from '../bridge'
import { useDraft } from '../ui/useDraft'
import { Clash } from './Clash'
import { FieldLine } from './FieldLine'
import { Line } from '../ui/Line'
import { Marked } from './Marked'
import { ResetButton } from './ResetButton'
import { Row } from './Row'
import { useAt, usePage } from './spot'

/** A text the user types. What is wrong with it is said below; the last good one stays saved. */
export function TextRow({ field, children }: { field: TextField; children?: ReactNode }) {
  const { project, service } = usePage()
  const id = useId()
  const { value, modified } = service.settings[field.id] ?? { value: '', modified: false }
  const isOff = !counts(field, service)
  const isDisabled = isOff || project.readOnly !== null
  const problem = isOff ? undefined : service.problems[field.id]
  const draft = useSettingDraft(field, String(value), problem !== undefined)

  return (
    <Row label={field.label} htmlFor={id} fieldClass={field.class} isModified={modified} isDim={isOff}>
      <div className={`field${problem ? ' is-invalid' : ''}`}>
        <input
          id={id}
          className="field-input mono"
          type="text"
          spellCheck={false}
          autoComplete="off"
          disabled={isDisabled}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-line`}
          {...draft.input}
        />
        {modified && !isDisabled && <ResetButton field={field} />}
      </div>
      {draft.clash === null ? (
        <TextLine id={`${id}-line`} field={field} isOff={isOff}>
          {children}
        </TextLine>
      ) : (
        <Clash id={`${id}-line`} inputId={id} theirs={String(value)} {...draft.clash} />
      )}
    </Row>
  )
}

function useSettingDraft(field: TextField, value: string, isRefused: boolean) {
  const { project } = usePage()
  const at = useAt()
  // What was refused stays to be mended.
  const [tried, setTried] = useState('')
  const keepAs = [project.folder, field.perEnvironment ? at.environment : 'all', at.service, field.id].join('/')
  return useDraft(isRefused && tried !== '' ? tried : value, write, { current: value, keepAs })

  async function write(text: string, base: string): Promise<boolean> {
    setTried(text)
    const written = await call('setting.write', { ...at, field: field.id, value: text, base })
    return written?.isClash !== true
  }
}

type LineProps = { id: string; field: TextField; isOff: boolean; children: ReactNode }

function TextLine({ id, field, isOff, children }: LineProps) {
  const words = children ?? <Marked text={field.help} />
  // What does not count has nothing wrong with it.
  if (isOff) return <Line id={id}>{words}</Line>
  return (
    <FieldLine id={id} field={field}>
      {words}
    </FieldLine>
  )
}

/** Whether the switch that a field depends on is on. */
function counts({ enabledBy }: TextField, { settings }: ServiceView): boolean {
  return enabledBy === undefined || settings[enabledBy]?.value === true
}
