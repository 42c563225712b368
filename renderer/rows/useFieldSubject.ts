import { environmentName } from '../../shared/values/environments'
import type { Field, SettingValue } from '../../shared/catalog/fields'
import { serviceOf } from '../../shared/catalog/services'
import { historyTexts as texts } from '../../shared/texts/history'
import { call } from '../bridge/bridge'
import { useAt, usePage } from './pageContext'
import { masked } from '../../shared/values/mask'
import type { Subject } from '../history/subject'

/** The history of a setting or secret of the page's service. */
export function useFieldSubject(field: Field): Subject {
  const { project, service } = usePage()
  const at = useAt()
  const fieldAt = { ...at, field: field.id }
  const setting = service.settings[field.id]
  const defaultValue = setting?.defaultValue ?? null
  const isKey = field.id === serviceOf(service.id).fetch?.key
  return {
    label: field.label,
    scope: scopeOf(field, environmentName(at.environment)),
    read: () => call('history.read', fieldAt),
    restore: (moment) => void call('history.restore', { ...fieldAt, ...moment }),
    words: (value) => wordsFor(value, defaultValue, isKey),
    isNow: (value) => (value ?? defaultValue ?? '') === setting?.value,
    // Before its first fetch a value was missing, or only in the game's file. Only undo can go back to that.
    canRestore: (value) => project.readOnly === null && !(value === null && field.kind === 'fetched'),
  }
}

function scopeOf({ perEnvironment, kind }: Field, environment: string): string {
  const scope = perEnvironment ? texts.scope(environment) : texts.scopeOfAll
  return kind === 'secret' ? `${scope} ${texts.noValues}` : scope
}

/** A value in words; of a key, only its ends. */
function wordsFor(value: SettingValue | null, defaultValue: SettingValue | null, isKey: boolean): string {
  if (value === null) return defaultValue === null ? texts.notFetched : texts.defaultValue(wordsFor(defaultValue, null, isKey))
  if (typeof value === 'boolean') return value ? texts.on : texts.off
  if (value === '') return texts.emptyValue
  return isKey ? masked(value) : value
}
