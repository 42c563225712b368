import { lazy, Suspense, useState, type ReactNode } from 'react'

import type { Field } from '../../shared/fields'
import { Elsewhere } from './Elsewhere'
import { fieldActions } from './fieldActions'
import { Row } from './Row'
import { useAt, usePage } from './spot'

type Props = {
  field: Field
  htmlFor?: string
  labelId?: string
  isModified?: boolean
  isDim?: boolean
  /** True where the row's own line shows the help. */
  showsHelp?: boolean
  children: ReactNode
}

// Not needed before somebody asks for it.
const HistoryDialog = lazy(async () => ({ default: (await import('../history/HistoryDialog')).HistoryDialog }))

/** The row of a setting or secret, with what all of them have: menu, history, and a word on the other environment. */
export function SettingRow({ field, showsHelp = false, children, ...row }: Props) {
  const { project, service } = usePage()
  const at = useAt()
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  const canReset = service.settings[field.id]?.usual !== null && row.isModified === true && project.readOnly === null
  const actions = fieldActions(field, { ...at, field: field.id }, canReset, () => setHistoryOpen(true))
  return (
    <Row
      label={field.label}
      fieldClass={field.class}
      rowKey={`${service.id}/${field.id}`}
      help={showsHelp ? undefined : field.help}
      actions={actions}
      aside={<Elsewhere field={field} />}
      {...row}
    >
      {children}
      {isHistoryOpen && (
        <Suspense>
          <HistoryDialog field={field} onClose={() => setHistoryOpen(false)} />
        </Suspense>
      )}
    </Row>
  )
}
