import { useEffect, useId, useState } from 'react'

import type { Output } from '../../../shared/contract'
import type { GeneralRow } from '../../../shared/general/row'
import type { GeneralRowView } from '../../../shared/generalView'
import { generalPageTexts as texts } from '../../../shared/texts/generalPage'
import { call } from '../../bridge/bridge'
import { Marked } from '../../search/Marked'
import { Row } from '../../rows/Row'
import { Line } from '../../ui/Line'
import { placeText, Where } from './Where'

/** The game's icon. Display only: it is chosen in the engine. */
export function IconRow({ row, view }: { row: GeneralRow; view: GeneralRowView }) {
  const id = useId()
  const { value: path, state, why } = view
  const picture = usePicture(path)
  const reason = why ?? picture?.why ?? null
  return (
    <Row label={row.label} rowKey={`general/${row.id}`} labelId={id} help={`${row.help} ${placeText(row)}`} isDim={path === ''}>
      <div className="plain-value icon-value" role="group" aria-labelledby={id}>
        {picture?.url && <img className="icon-picture" src={picture.url} alt={texts.iconAlt} />}
        {path === '' ? (
          <span className="is-dim">{state === 'refused' ? texts.unknown : texts.noValue}</span>
        ) : (
          <code className="selectable">{path}</code>
        )}
      </div>
      <div className="general-line">
        <Line note={reason === null ? undefined : { tone: 'info', text: reason }} isHelp>
          <Marked text={row.help} />
        </Line>
        <Where row={row} view={view} />
      </div>
    </Row>
  )
}

/** Loads the picture when the row is shown, and again when the engine names another file. */
function usePicture(path: string): Output<'general.icon'> | null {
  const [picture, setPicture] = useState<{ path: string; answer: Output<'general.icon'> | null } | null>(null)
  useEffect(() => {
    if (path === '') return undefined
    let isWanted = true
    void call('general.icon', undefined).then((answer) => isWanted && setPicture({ path, answer }))
    return () => {
      isWanted = false
    }
  }, [path])
  return picture?.path === path ? picture.answer : null
}
