import { useId } from 'react'

import type { GeneralRow } from '../../../shared/general/row'
import type { GeneralRowView } from '../../../shared/generalView'
import { generalPageTexts as texts } from '../../../shared/texts/generalPage'
import type { ProjectView } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { DraftConflict } from '../../rows/DraftConflict'
import { ResetArrow } from '../../rows/ResetButton'
import { TextInput } from '../../ui/TextInput'
import type { Draft } from '../../ui/useDraft'
import { useTextDraft } from '../../ui/useTextDraft'
import { isFixed, resetOf, ValueFrame, type ValueProps } from './ValueFrame'
import { ValueLine } from './ValueLine'

/** A text in one of the engine's files. */
export function ValueRow(props: ValueProps) {
  const id = useId()
  const { project, row, view } = props
  const { value, state, problem } = view
  const isOff = isFixed(props)
  const draft = useValueDraft(project, row, view)
  const reset = resetOf(props)

  return (
    <ValueFrame {...props} inputId={id}>
      <TextInput
        id={id}
        draft={draft}
        isInvalid={problem !== null}
        isDisabled={isOff && value === ''}
        isReadOnly={isOff}
        hasLines={row.kind === 'lines'}
        isProse={row.isProse === true}
        placeholder={placeholderOf(row, state)}
        isWord={state === 'refused' || !row.default}
        describedBy={`${id}-line`}
      >
        {reset !== null && <ResetArrow label={row.label} onPress={reset} isTabStop={false} />}
      </TextInput>
      {draft.conflict === null ? (
        <ValueLine id={`${id}-line`} row={row} view={view} />
      ) : (
        <DraftConflict id={`${id}-line`} inputId={id} theirs={value} {...draft.conflict} />
      )}
    </ValueFrame>
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
