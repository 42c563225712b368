import { useState, type ReactNode } from 'react'

import type { Field } from '../../shared/catalog/fields'
import { mayHavePlaces } from '../../shared/ownFormats'
import { gameFileTexts } from '../../shared/texts/gameFiles'
import { call } from '../bridge/bridge'
import { History } from '../history/History'
import type { MenuAction } from '../ui/menu'
import { AddPlace } from './AddPlace'
import { useFieldSubject } from './useFieldSubject'
import { defaultText } from './DefaultValue'
import { Elsewhere } from './Elsewhere'
import { Row } from './Row'
import { rowActions } from './rowActions'
import { useAt, usePage } from './pageContext'

type Props = {
  field: Field
  htmlFor?: string
  hasControl?: boolean
  labelId?: string
  isModified?: boolean
  isDim?: boolean
  helpLine?: 'always' | 'roomy' | undefined
  /** What only this kind of row offers in its menu. */
  more?: readonly MenuAction[]
  children: ReactNode
}

/** The row of a setting or secret, with what all of them have: a menu, a history, and buttons for other environments. */
export function SettingRow({ field, more = [], children, ...row }: Props) {
  const { project, service } = usePage()
  const fieldAt = { ...useAt(), field: field.id }
  const subject = useFieldSubject(field)
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  const [isAdding, setAdding] = useState(false)
  const placed = placedOf(field, project.readOnly)
  const canReset = service.settings[field.id]?.defaultValue !== null && row.isModified === true && project.readOnly === null
  const actions = rowActions({
    label: field.label,
    isSecret: field.kind === 'secret',
    onCopy: (form) => void call('setting.copy', { ...fieldAt, form }),
    onReset: canReset ? () => void call('setting.reset', fieldAt) : null,
    onHistory: () => setHistoryOpen(true),
    more: [
      ...more,
      ...(placed === null ? [] : [{ id: 'place', label: gameFileTexts.addPlace, onAction: () => setAdding(true) }]),
    ],
  })
  return (
    <Row
      label={field.label}
      fieldClass={field.class}
      rowKey={`${service.id}/${field.id}`}
      help={[field.help, defaultText(field, service)].filter((text) => text !== null).join(' ')}
      actions={actions}
      aside={<Elsewhere field={field} />}
      {...row}
    >
      {children}
      {isHistoryOpen && <History subject={subject} onClose={() => setHistoryOpen(false)} />}
      {isAdding && placed !== null && (
        <AddPlace
          field={placed}
          onClose={() => {
            setAdding(false)
            focusAgain(`${service.id}/${field.id}`)
          }}
        />
      )}
    </Row>
  )
}

const placedOf = (field: Field, readOnly: string | null) => (readOnly === null && mayHavePlaces(field) ? field : null)

/** The menu that opened the dialog is gone, so the dialog may not find where the focus was: it goes to the field of the row. */
function focusAgain(rowKey: string): void {
  // A closed dialog returns the focus in the next frame.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const row = document.querySelector(`[data-row="${CSS.escape(rowKey)}"]`)
      const field = row?.querySelector<HTMLElement>('input:enabled')
      if (document.activeElement !== field) field?.focus()
    }),
  )
}
