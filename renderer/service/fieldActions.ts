import type { Spot } from '../../shared/contract'
import type { Field } from '../../shared/fields'
import { call } from '../bridge'
import { texts } from '../texts/service'
import type { RowAction } from './RowMenu'

/** What the menu of a setting's row offers. A secret's value is copied by its own button alone. */
export function fieldActions(field: Field, spot: Spot, canReset: boolean, onHistory: () => void): RowAction[] {
  const copy = (form: 'id' | 'value' | 'json') => () => void call('setting.copy', { ...spot, form })
  const isSecret = field.kind === 'secret'
  return [
    { id: 'id', label: texts.menu.copyId, onAction: copy('id') },
    ...(isSecret ? [] : [{ id: 'value', label: texts.menu.copyValue, onAction: copy('value') }]),
    ...(isSecret ? [] : [{ id: 'json', label: texts.menu.copyJson, onAction: copy('json') }]),
    ...(canReset ? [{ id: 'reset', label: texts.reset(field.label), onAction: () => void call('setting.reset', spot) }] : []),
    { id: 'history', label: texts.menu.history, onAction: onHistory },
  ]
}
