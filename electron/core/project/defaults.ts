import type { Environment, Field, SettingValue } from '../../../shared/fields'
import type { Engine } from '../engines/engine'

/** The default of a setting: some depend on whether the engine has a file of its own for the runtime key. */
export function defaultOf(engine: Engine, environment: Environment, field: Field): SettingValue {
  if (field.kind === 'switch') return field.default
  if (field.kind !== 'text') return ''
  return engine.kind === 'unity' ? field.default : (field.defaultElsewhere?.[environment] ?? field.default)
}
