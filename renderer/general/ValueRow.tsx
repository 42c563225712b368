import { useId } from 'react'

import type { GeneralRow } from '../../shared/general/row'
import type { GeneralRowView } from '../../shared/generalView'
import { call } from '../bridge'
import { Marked } from '../service/Marked'
import { ResetArrow } from '../service/ResetButton'
import { Row } from '../service/Row'
import { texts } from '../texts/general'
import { Line } from '../ui/Line'
import { TextInput } from '../ui/TextInput'
import { Where } from './Where'

type Props = { row: GeneralRow; view: GeneralRowView; isReadOnly: boolean }

/** A text in one of the engine's files. */
export function ValueRow({ row, view, isReadOnly }: Props) {
  const id = useId()
  const { value, state, modified, editable, why, problem } = view
  const isOff = !editable || isReadOnly
  const write = (text: string) => call('general.write', { id: row.id, value: text })

  return (
    <Row label={row.label} htmlFor={id} fieldClass={row.class} isModified={modified} isDim={state === 'absent' && !editable}>
      <TextInput
        id={id}
        saved={value}
        isInvalid={problem !== null}
        keepsTried={problem !== null && problem.code !== 'file-changed'}
        isDisabled={isOff && value === ''}
        isReadOnly={isOff}
        hasLines={row.kind === 'lines'}
        placeholder={row.default || texts.noValue}
        describedBy={`${id}-line`}
        onWrite={write}
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
