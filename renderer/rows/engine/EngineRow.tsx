import { Lock, RotateCcw, TriangleAlert } from 'lucide-react'
import { memo, useId, useState } from 'react'

import { compareTexts } from '../../../shared/texts/compare'
import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import { call } from '../../bridge/bridge'
import { Blame } from '../../history/Blame'
import { History } from '../../history/History'
import { IconButton } from '../../ui/IconButton'
import { Line } from '../../ui/Line'
import { Row } from '../Row'
import { rowActions } from '../rowActions'
import type { SettingAt } from './at'
import { EngineControl } from './EngineControl'
import { resetSetting } from './engineRows'
import { engineSubject } from './engineSubject'
import { rowName } from './names'
import { helpWords, standardWords, valueWords } from './words'

/** A setting of the engine. It is drawn anew only when it has changed: pages have a thousand of them. */
export const EngineRow = memo(function EngineRow(at: SettingAt) {
  const { page, row, fixed } = at
  const { id: setting, label, type, isModified, problem, why, isSecret = false } = row
  const id = useId()
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  const [isBlaming, setBlaming] = useState(false)
  const isFixed = why !== undefined || fixed !== null
  const reset = () => void resetSetting({ page, id: setting })
  const canReset = row.canReset && !isFixed
  const actions = rowActions({
    label,
    copyId: texts.copyKey,
    isSecret,
    onCopy: (form) => void call('engine.copy', { id: setting, form }),
    onReset: canReset ? reset : null,
    onHistory: () => setHistoryOpen(true),
    more: [{ id: 'blame', label: compareTexts.blame.ask, onAction: () => setBlaming(true) }],
  })

  return (
    <Row
      label={label}
      rowKey={rowName(setting)}
      // A press on a label must not change a file.
      {...((isFixed || type.is !== 'switch') && { htmlFor: id })}
      hasControl
      help={helpWords(row, fixed)}
      helpLine="roomy"
      isModified={isModified}
      isDim={why !== undefined}
      actions={actions}
    >
      <div className="setting-line">
        <div className="setting-control">
          <EngineControl {...at} id={id} describedBy={`${id}-line ${id}-help`} />
        </div>
        <Marks row={row} />
        <span className="setting-standard">
          {canReset && <IconButton label={resetWords(at)} icon={RotateCcw} onPress={reset} isTabStop={false} />}
          <span className="setting-default">{standardWords(row)}</span>
        </span>
      </div>
      <Line id={`${id}-line`} problem={problem} />
      <span id={`${id}-help`} hidden>
        {helpWords(row, fixed)}
      </span>
      {isBlaming && <Blame setting={row} onClose={() => setBlaming(false)} />}
      {isHistoryOpen && <History subject={engineSubject(at)} onClose={() => setHistoryOpen(false)} />}
    </Row>
  )
})

/** Signs that there is a reason or a warning, which the mouse shows; the control's description has both. */
function Marks({ row: { why, notes = [] } }: Pick<SettingAt, 'row'>) {
  return (
    <>
      {why !== undefined && (
        <span className="setting-mark" data-help={why}>
          <Lock size={12} aria-hidden />
        </span>
      )}
      {notes.length > 0 && (
        <span className="setting-mark is-warning" data-help={notes.join(' ')}>
          <TriangleAlert size={12} aria-hidden />
        </span>
      )}
    </>
  )
}

/** What the arrow does: to the default, or out of the file. */
function resetWords({ row: { label, type, standard } }: SettingAt): string {
  return standard?.is === 'default' ? texts.resetTo(label, valueWords(type, standard.value)) : texts.takeOut(label)
}
