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
  const { value, state, modified, editable, why, problem } = view
  const isOff = !editable || isReadOnly
  const write = (text: string) => call('general.write', { id: row.id, value: text })
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
        placeholder={row.default || texts.noValue}
        describedBy={`${id}-line`}
      >
        {modified && !isOff && <ResetArrow label={row.label} onPress={() => void write(row.default ?? '')} />}
      </TextInput>
      <div className="general-line">
        <Line id={`${id}-line`} problem={problem ?? undefined} note={why === null ? undefined : { tone: 'info', text: why }}>
          <Marked text={row.help} />
        </Line>
        <Where row={row} />
      </div>
    </Row>
  )
}
