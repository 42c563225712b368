import type { SwitchField, TextField } from '../../shared/fields'
import { serviceTexts as texts } from '../../shared/texts'
import { usePage } from './spot'

/** The default of a setting that differs from it. */
export function Usual({ field }: { field: SwitchField | TextField }) {
  const { modified = false, usual = null } = usePage().service.settings[field.id] ?? {}
  if (!modified || usual === null) return null
  const value = typeof usual === 'boolean' ? (usual ? texts.on : texts.off) : usual || texts.empty
  return <span className="usual">{texts.usual(value)}</span>
}
