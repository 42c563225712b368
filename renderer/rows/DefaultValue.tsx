import type { Field, SwitchField, TextField } from '../../shared/catalog/fields'
import { serviceTexts as texts } from '../../shared/texts/service'
import type { ServiceView } from '../../shared/view'
import { usePage } from './pageContext'

/** The default of a setting that differs from it. */
export function DefaultValue({ field }: { field: SwitchField | TextField }) {
  const text = defaultText(field, usePage().service)
  return text === null ? null : <span className="default-value">{text}</span>
}

/** The same in words; null for a setting that has its default, or none. */
export function defaultText({ id }: Field, { settings }: ServiceView): string | null {
  const { modified = false, defaultValue = null } = settings[id] ?? {}
  if (!modified || defaultValue === null) return null
  const value = typeof defaultValue === 'boolean' ? (defaultValue ? texts.on : texts.off) : defaultValue || texts.empty
  return texts.defaultValue(value)
}
