import type { Environment } from '../../../shared/values/environments'
import type { Field, SettingValue } from '../../../shared/catalog/fields'
import type { Engine } from '../engines/engine'
import type { ProjectFile } from './projectFile'

/** The default of a setting: some depend on whether the engine has a file of its own for the runtime key. */
export function defaultOf(
  { engine, file }: { engine: Engine; file: Pick<ProjectFile, 'environments'> },
  environment: Environment,
  field: Field,
): SettingValue {
  if (field.kind === 'switch') return field.default
  if (field.kind !== 'text') return ''
  if (engine.kind === 'unity' || field.defaultElsewhere === undefined) return field.default
  const { first, other } = field.defaultElsewhere
  return environment === file.environments()[0] ? first : other.replace('{environment}', environment)
}
