import { useId, type ReactNode } from 'react'

import { doubtOf, problemOf } from '../../shared/catalog/rules'
import type { TextField } from '../../shared/catalog/fields'
import type { ServiceView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { TextInput } from '../ui/TextInput'
import type { Draft } from '../ui/useDraft'
import { useTextDraft } from '../ui/useTextDraft'
import { DraftConflict } from './DraftConflict'
import { FieldLine } from './FieldLine'
import { Line } from '../ui/Line'
import { Marked } from '../search/Marked'
import { FieldPlaces } from './FieldPlaces'
import { ResetButton } from './ResetButton'
import { SettingRow } from './SettingRow'
import { useAt, usePage } from './pageContext'
import { DefaultValue } from './DefaultValue'

/** A text the user types. A problem is shown below it; the last valid text stays saved. */
export function TextRow({ field, children }: { field: TextField; children?: ReactNode }) {
  const { project, service } = usePage()
  const id = useId()
  const { value, modified } = service.settings[field.id] ?? { value: '', modified: false }
  const isOff = !counts(field, service)
  const isDisabled = isOff || project.readOnly !== null
  const problem = isOff ? undefined : service.problems[field.id]
  const draft = useSettingDraft(field, String(value), problem !== undefined)

  // A problem appears when a text is committed, and goes as soon as the text being typed is valid.
  const isMended = fits(field, draft.text)
  const isInvalid = problem !== undefined && !isMended

  return (
    <SettingRow
      field={field}
      htmlFor={id}
      isModified={modified}
      isDim={isOff}
      helpLine={children === undefined ? 'roomy' : undefined}
    >
      <TextInput
        id={id}
        draft={draft}
        isInvalid={isInvalid}
        isDisabled={isDisabled && value === ''}
        isReadOnly={isDisabled}
        describedBy={`${id}-line ${id}-help`}
      >
        {modified && !isDisabled && <ResetButton field={field} />}
      </TextInput>
      {draft.conflict === null ? (
        <TextLine id={`${id}-line`} field={field} isOff={isOff} isMended={isMended}>
          {children}
        </TextLine>
      ) : (
        <DraftConflict id={`${id}-line`} inputId={id} theirs={String(value)} {...draft.conflict} />
      )}
      <FieldPlaces field={field} />
    </SettingRow>
  )
}

/** The draft outlives its row, and others may change the value meanwhile. */
function useSettingDraft(field: TextField, value: string, isRefused: boolean): Draft {
  const { project } = usePage()
  const at = useAt()
  const keepAs = [project.folder, field.perEnvironment ? at.environment : 'all', at.service, field.id].join('/')
  const onLeave = () => void call('setting.leave', { ...at, field: field.id })
  return useTextDraft({ saved: value, isRefused, onWrite: write, onLeave, shared: { current: value, keepAs } })

  async function write(text: string, base: string): Promise<boolean> {
    const written = await call('setting.write', { ...at, field: field.id, value: text, base })
    return written?.isConflict !== true
  }
}

type LineProps = { id: string; field: TextField; isOff: boolean; isMended: boolean; children: ReactNode }

function TextLine({ id, field, isOff, isMended, children }: LineProps) {
  const { project, service } = usePage()
  const value = service.settings[field.id]?.value ?? ''
  const doubt = value === '' ? null : doubtOf(field, String(value), project.environment)
  const words = (
    <>
      {doubt === null ? (children ?? <Marked text={field.help} />) : <span className="is-warning">{doubt}</span>}{' '}
      <DefaultValue field={field} />
    </>
  )
  // A field that does not count shows no problem.
  const isHelp = children === undefined
  if (isOff)
    return (
      <Line id={id} isHelp={isHelp}>
        {words}
      </Line>
    )
  return (
    <FieldLine id={id} field={field} isMended={isMended} isHelp={isHelp && doubt === null}>
      {words}
    </FieldLine>
  )
}

/** Whether the text being typed is valid. */
function fits(field: TextField, text: string | null): boolean {
  return text !== null && problemOf(field, text.trim()) === null
}

/** Whether the switch that a field depends on is on. */
function counts({ enabledBy }: TextField, { settings }: ServiceView): boolean {
  return enabledBy === undefined || settings[enabledBy]?.value === true
}
