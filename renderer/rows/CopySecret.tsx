import { Copy } from 'lucide-react'

import type { SecretField } from '../../shared/catalog/fields'
import type { FieldAt } from '../../shared/schemas'
import { serviceTexts as texts } from '../../shared/texts/service'
import { call } from '../bridge/bridge'
import { MenuButton } from '../ui/MenuButton'

/** Copies a secret as it is, or as the variable that CI reads. Main does the copying. */
export function CopySecret({ field, fieldAt }: { field: SecretField; fieldAt: FieldAt }) {
  const copy = (form: 'value' | 'variable') => () => void call('secret.copy', { ...fieldAt, form })
  const actions = [
    { id: 'value', label: texts.copyValue, onAction: copy('value') },
    { id: 'variable', label: texts.copyVariable(field.variable), onAction: copy('variable') },
  ]
  return (
    <MenuButton
      className="icon-button"
      label={texts.copy(field.label)}
      groups={[{ id: 'all', actions }]}
      placement="bottom end"
      hasTip
    >
      <Copy size={14} strokeWidth={1.75} aria-hidden />
    </MenuButton>
  )
}
