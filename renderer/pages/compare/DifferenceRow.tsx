import { useId } from 'react'

import type { ComparedRow } from '../../../shared/compare'
import { compareTexts as texts } from '../../../shared/compareTexts'
import { call } from '../../bridge/bridge'
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
  const { folds, label, platform, key, file, why, isUsual } = row
  const name = platform === undefined ? label : `${label} (${platform})`
  const actions = [{ id: 'copy', label: texts.copy, onAction: () => void call('compare.copy', { ids: [row.id] }) }]
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
      <div className="compare-name" data-help={`${file}: ${key}`}>
        <span id={`${id}-name`}>
          {folds.length > 0 && <span className="is-dim">{folds.join(' › ')} › </span>}
          {name}
        </span>
        {isUsual === true && <span className="pill">{texts.usual}</span>}
      </div>
      <div className="compare-values" id={`${id}-values`}>
        <Value side="here" row={row} />
        <Value side="there" row={row} />
      </div>
      <RowMenu label={name} actions={actions} menu={menu} isTabStop />
      {(refused ?? why) !== undefined && (
        <p className={`compare-why line${refused === undefined ? '' : ' is-problem'}`} role={refused && 'alert'}>
          {refused ?? why}
        </p>
      )}
    </div>
  )
}

function Value({ side, row: { type, on, ...values } }: { side: 'here' | 'there'; row: ComparedRow }) {
  const value = values[side]
  const isMissing = value === null || (on !== 'both' && on !== side)
  return (
    <span className={`compare-value selectable${isMissing ? ' is-dim' : ' mono'}`}>
      <span className="visually-hidden">{texts[side]}: </span>
      {on !== 'both' && on !== side ? texts.text[on === 'here' ? 'onlyHere' : 'onlyThere'] : texts.inWords(type, value)}
    </span>
  )
}
