import { useId, useState } from 'react'

import type { ComparedRow } from '../../../shared/compare'
import { compareTexts as texts } from '../../../shared/texts/compare'
import { call } from '../../bridge/bridge'
import { Blame } from '../../history/Blame'
import type { MenuAction } from '../../ui/menu'
import { RowMenu, useRowMenu } from '../../rows/RowMenu'

type Props = {
  row: ComparedRow
  isChosen: boolean
  /** Why it was not taken over just now. */
  refused: string | undefined
  onChoose: (isOn: boolean) => void
}

/** A setting with its values on both sides. */
export function DifferenceRow({ row, isChosen, refused, onChoose }: Props) {
  const id = useId()
  const menu = useRowMenu(true)
  const [isBlaming, setBlaming] = useState(false)
  const { why } = row
  return (
    <div className="compare-row" role="group" aria-labelledby={`${id}-name`} {...menu.row}>
      <input
        type="checkbox"
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-values`}
        checked={isChosen && why === undefined}
        disabled={why !== undefined}
        onChange={({ target }) => onChoose(target.checked)}
      />
      <Name id={`${id}-name`} row={row} />
      <div className="compare-values" id={`${id}-values`}>
        <Value side="here" row={row} />
        <Value side="there" row={row} />
      </div>
      <RowMenu label={nameOf(row)} actions={actionsOf(row, () => setBlaming(true))} menu={menu} isTabStop />
      <Why why={why} refused={refused} />
      {isBlaming && <Blame setting={row} onClose={() => setBlaming(false)} />}
    </div>
  )
}

const nameOf = ({ label, platform }: ComparedRow) => (platform === undefined ? label : `${label} (${platform})`)

function actionsOf({ id, on }: ComparedRow, onBlame: () => void): MenuAction[] {
  const copy = { id: 'copy', label: texts.copy, onAction: () => void call('compare.copy', { ids: [id] }) }
  return on === 'there' ? [copy] : [copy, { id: 'blame', label: texts.blame.ask, onAction: onBlame }]
}

function Name({ id, row }: { id: string; row: ComparedRow }) {
  const { file, key, folds, isUsual } = row
  return (
    <div className="compare-name" data-help={`${file}: ${key}`}>
      <span id={id}>
        {folds.length > 0 && <span className="is-dim">{folds.join(' › ')} › </span>}
        {nameOf(row)}
      </span>
      {isUsual === true && <span className="pill">{texts.usual}</span>}
    </div>
  )
}

function Why({ why, refused }: { why: string | undefined; refused: string | undefined }) {
  if (refused !== undefined) {
    return (
      <p className="compare-why line is-problem" role="alert">
        {refused}
      </p>
    )
  }
  return why !== undefined && <p className="compare-why line">{why}</p>
}

function Value({ side, row: { type, on, ...values } }: { side: 'here' | 'there'; row: ComparedRow }) {
  const value = values[side]
  const isMissing = value === null || value === '' || (on !== 'both' && on !== side)
  return (
    <span className={`compare-value selectable${isMissing ? ' is-dim' : ' mono'}`}>
      <span className="visually-hidden">{texts[side]}: </span>
      {on !== 'both' && on !== side ? texts.text[on === 'here' ? 'onlyHere' : 'onlyThere'] : texts.inWords(type, value)}
    </span>
  )
}
