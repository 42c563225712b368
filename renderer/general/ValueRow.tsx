import { useId } from 'react'

import type { GeneralRow } from '../../shared/general/row'
import type { GeneralRowView } from '../../shared/generalView'
import { call } from '../bridge'
import { Marked } from '../search/Marked'
import { ResetArrow } from '../service/ResetButton'
import { Row } from '../service/Row'
import { texts } from '../texts/general'
import { Line } from '../ui/Line'
import { TextInput } from '../ui/TextInput'
import { useTextDraft } from '../ui/useTextDraft'
import { Where } from './Where'

type Props = { row: GeneralRow; view: GeneralRowView; isReadOnly: boolean }

/** A text in one of the engine's files. */
export function ValueRow({ row, view, isReadOnly }: Props) {
  const id = useId()
  const { value, state, modified, editable, problem } = view
  const isOff = !editable || isReadOnly
  const write = async (text: string): Promise<true> => {
    await call('general.write', { id: row.id, value: text })
    return true
  }
  const draft = useTextDraft({ saved: value, keepsTried: problem !== null && problem.code !== 'file-changed', onWrite: write })

  return (
    <Row label={row.label} rowKey={`general/${row.id}`} htmlFor={id} fieldClass={row.class} isModified={modified} isDim={state === 'absent' && !editable}>
      <TextInput
        id={id}
        draft={draft}
        isInvalid={problem !== null}
        isDisabled={isOff && value === ''}
        isReadOnly={isOff}
        hasLines={row.kind === 'lines'}
        placeholder={placeholderOf(row, state)}
        describedBy={`${id}-line`}
      >
        {modified && !isOff && <ResetArrow label={row.label} onPress={() => void write(row.default ?? '')} />}
      </TextInput>
      <ValueLine id={`${id}-line`} row={row} view={view} />
    </Row>
  )
}

/** What an empty field means: the engine's default counts, or nobody knows. */
function placeholderOf(row: GeneralRow, state: GeneralRowView['state']): string {
  return state === 'refused' ? texts.unknown : row.default || texts.noValue
}

function ValueLine({ id, row, view }: { id: string; row: GeneralRow; view: GeneralRowView }) {
  const { problem, editable, why } = view
  const reason = why ?? (editable ? null : texts.fileRefused)
  return (
    <div className="general-line">
      <Line id={id} problem={problem ?? undefined} note={reason === null ? undefined : { tone: 'info', text: reason }}>
        <Marked text={row.help} />
      </Line>
      <Where row={row} />
    </div>
  )
}
