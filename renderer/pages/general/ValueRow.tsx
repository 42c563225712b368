import { useId, useState } from 'react'

import type { GeneralRow } from '../../../shared/general/row'
import type { GeneralRowView } from '../../../shared/generalView'
import { generalPageTexts as texts } from '../../../shared/texts'
import type { Note, ProjectView } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { History } from '../../history/History'
import { Marked } from '../../search/Marked'
import { DraftConflict } from '../../rows/DraftConflict'
import { ResetArrow } from '../../rows/ResetButton'
import { Row } from '../../rows/Row'
import { rowActions } from '../../rows/rowActions'
import { Line } from '../../ui/Line'
import { TextInput } from '../../ui/TextInput'
import type { Draft } from '../../ui/useDraft'
import { useTextDraft } from '../../ui/useTextDraft'
import { valueSubject } from './valueSubject'
import { placeText, Where } from './Where'

type Props = {
  project: ProjectView
  row: GeneralRow
  view: GeneralRowView
  /** False where the page says the class of all its rows. */
  hasClass: boolean
}

/** A text in one of the engine's files. */
export function ValueRow({ project, row, view, hasClass }: Props) {
  const id = useId()
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  const { value, state, modified, editable, problem, why } = view
  const isOff = !editable || project.readOnly !== null
  const draft = useValueDraft(project, row, view)
  const reset = modified && !isOff ? () => void call('general.write', { id: row.id, value: row.default ?? '' }) : null
  const actions = rowActions({
    label: row.label,
    onCopy: (form) => void call('general.copy', { id: row.id, form }),
    onReset: reset,
    onHistory: () => setHistoryOpen(true),
  })

  return (
    <Row
      label={row.label}
      rowKey={`general/${row.id}`}
      htmlFor={id}
      {...(hasClass && { fieldClass: row.class })}
      help={`${why ?? row.help} ${placeText(row)}`}
      helpLine="roomy"
      isModified={modified}
      isDim={!editable}
      actions={actions}
    >
      <TextInput
        id={id}
        draft={draft}
        isInvalid={problem !== null}
        isDisabled={isOff && value === ''}
        isReadOnly={isOff}
        hasLines={row.kind === 'lines'}
        isProse={row.isProse === true}
        placeholder={placeholderOf(row, state)}
        describedBy={`${id}-line`}
      >
        {reset !== null && <ResetArrow label={row.label} onPress={reset} isTabStop={false} />}
      </TextInput>
      {draft.conflict === null ? (
        <ValueLine id={`${id}-line`} row={row} view={view} />
      ) : (
        <DraftConflict id={`${id}-line`} inputId={id} theirs={value} {...draft.conflict} />
      )}
      {isHistoryOpen && <History subject={valueSubject(row, view, !isOff)} onClose={() => setHistoryOpen(false)} />}
    </Row>
  )
}

/** The draft outlives its row, and the engine may change the value meanwhile. */
function useValueDraft({ folder }: ProjectView, { id }: GeneralRow, { value, problem }: GeneralRowView): Draft {
  return useTextDraft({
    saved: value,
    isRefused: problem !== null && problem.code !== 'file-changed',
    onWrite: async (text, base) => {
      const written = await call('general.write', { id, value: text, base })
      return written?.isConflict !== true
    },
    onLeave: () => void call('general.leave', { id }),
    shared: { current: value, keepAs: `${folder}/general/${id}` },
  })
}

/** What an empty field means: the engine's default applies, the file has no value, or the value is unknown. */
function placeholderOf(row: GeneralRow, state: GeneralRowView['state']): string {
  return state === 'refused' ? texts.unknown : row.default || texts.noValue
}

function ValueLine({ id, row, view }: { id: string; row: GeneralRow; view: GeneralRowView }) {
  const { problem, editable, why } = view
  return (
    <div className="general-line">
      <Line id={id} problem={problem ?? undefined} note={noteOf(view)} isHelp>
        <Marked text={why ?? (editable ? row.help : texts.fileRefused)} />
      </Line>
      <Where row={row} view={view} />
    </div>
  )
}

/** Why the value can't be edited, or what may be wrong with it. */
function noteOf({ editable, why, doubt }: GeneralRowView): Note | undefined {
  const reason = why ?? (editable ? null : texts.fileRefused)
  if (reason !== null) return { tone: 'info', text: reason }
  return doubt === undefined ? undefined : { tone: 'warning', text: doubt }
}
