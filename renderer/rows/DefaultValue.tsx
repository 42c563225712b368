import type { SwitchField, TextField } from '../../shared/catalog/fields'
import { serviceTexts as texts } from '../../shared/texts'
import { usePage } from './pageContext'

/** The default of a setting that differs from it. */
export function DefaultValue({ field }: { field: SwitchField | TextField }) {
  const { modified = false, defaultValue = null } = usePage().service.settings[field.id] ?? {}
  if (!modified || defaultValue === null) return null
  const value = typeof defaultValue === 'boolean' ? (defaultValue ? texts.on : texts.off) : defaultValue || texts.empty
  return <span className="default-value">{texts.defaultValue(value)}</span>
}
