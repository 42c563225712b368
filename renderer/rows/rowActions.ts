import type { CopyForm } from '../../shared/inputs'
import { serviceTexts as texts } from '../../shared/texts/service'
import type { MenuAction } from '../ui/menu'

type Parts = {
  label: string
  /** What copies its id. */
  copyId?: string
  onCopy: (form: CopyForm) => void
  /** A secret's value is copied only by its own button. */
  isSecret?: boolean
  /** Null while the default applies, or if there is none. */
  onReset: (() => void) | null
  onHistory: () => void
  /** What only this kind of row offers. */
  more?: readonly MenuAction[]
}

/** What the menu of a row offers. */
export function rowActions({
  label,
  copyId = texts.menu.copyId,
  onCopy,
  isSecret = false,
  onReset,
  onHistory,
  more = [],
}: Parts): MenuAction[] {
  const values: MenuAction[] = [
    { id: 'value', label: texts.menu.copyValue, onAction: () => onCopy('value') },
    { id: 'json', label: texts.menu.copyJson, onAction: () => onCopy('json') },
  ]
  return [
    { id: 'id', label: copyId, onAction: () => onCopy('id') },
    ...(isSecret ? [] : values),
    ...(onReset === null ? [] : [{ id: 'reset', label: texts.reset(label), onAction: onReset }]),
    { id: 'history', label: texts.menu.history, onAction: onHistory },
    ...more,
  ]
}
