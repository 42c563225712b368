import { useState, type ReactNode } from 'react'

import type { GeneralRow } from '../../../shared/general/row'
import type { GeneralRowView } from '../../../shared/generalView'
import { generalPageTexts as texts } from '../../../shared/texts/generalPage'
import type { ProjectView } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { History } from '../../history/History'
import { Row } from '../../rows/Row'
import { rowActions } from '../../rows/rowActions'
import { valueSubject } from './valueSubject'
import { placeText } from './Where'

export type ValueProps = {
  project: ProjectView
  row: GeneralRow
  view: GeneralRowView
  /** False where the page says the class of all its rows. */
  hasClass: boolean
}

/** Whether a value can't be changed here now. */
export const isFixed = ({ project, view }: Pick<ValueProps, 'project' | 'view'>): boolean =>
  !view.editable || project.readOnly !== null

/** Resets a value to what the engine uses if the file says nothing; null where there is nothing to reset. */
export function resetOf({ project, row, view }: ValueProps): (() => void) | null {
  if (!view.modified || isFixed({ project, view })) return null
  return () => void call('general.write', { id: row.id, value: row.default ?? '' })
}

type FrameProps = ValueProps & { inputId?: string; hasControl?: boolean; children: ReactNode }

/** The row of a value in one of the engine's files, with what all of them have: a menu and a history. */
export function ValueFrame({ inputId, hasControl, children, ...props }: FrameProps) {
  const { row, view, hasClass } = props
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  const actions = rowActions({
    label: row.label,
    onCopy: (form) => void call('general.copy', { id: row.id, form }),
    onReset: resetOf(props),
    onHistory: () => setHistoryOpen(true),
  })
  return (
    <Row
      label={row.label}
      rowKey={`general/${row.id}`}
      {...(inputId !== undefined && { htmlFor: inputId })}
      {...(hasControl !== undefined && { hasControl })}
      {...(hasClass && { fieldClass: row.class })}
      help={`${view.why ?? (view.editable ? row.help : texts.fileRefused)} ${placeText(row)}`}
      helpLine="roomy"
      isModified={view.modified}
      isDim={!view.editable}
      actions={actions}
    >
      {children}
      {isHistoryOpen && <History subject={valueSubject(row, view, !isFixed(props))} onClose={() => setHistoryOpen(false)} />}
    </Row>
  )
}
