import type { Environment } from '../../../shared/values/environments'
import type { Field } from '../../../shared/catalog/fields'
import { problemOf } from '../../../shared/catalog/rules'
import { SettingValue } from '../../../shared/schemas'
import { fieldOf, serviceOf } from '../catalog'
import { AppError } from '../../../shared/errors'
import { projectTexts } from '../../../shared/texts/project'
import { refusalTexts } from '../../../shared/texts/refusals'
import type { Engine } from '../engines/engine'
import { plainText } from '../portal/plainText'
import type { Side } from '../places/edit'
import type { Change, SettingAt } from './settingAt'

/** A value of `project.json` that is not used, as it is written there, and why. It stays until the user enters another one. */
export type Misfit = { written: string; why: string }

/** By `keyOf`. */
export type Misfits = ReadonlyMap<string, Misfit>

/** What is wrong with a value for a field, in the field's own words; null when it fits. */
export function misfitOf(field: Field, value: unknown): string | null {
  const setting = SettingValue.safeParse(value)
  if (!setting.success) return refusalTexts.otherKind(field.label)
  if ((field.kind === 'switch') !== (typeof setting.data === 'boolean')) return refusalTexts.otherKind(field.label)
  if (typeof setting.data === 'boolean' || (field.kind !== 'text' && field.kind !== 'fetched')) return null
  // A fetched value may also be an empty text: nothing was fetched.
  return field.kind === 'fetched' && setting.data === '' ? null : problemOf(field, setting.data)
}

/** The same for the field at a place; null if this version does not know the field. */
export function misfitAt({ service, field }: SettingAt, value: unknown): string | null {
  const declared = fieldOf(serviceOf(service), field)
  return declared === undefined ? null : misfitOf(declared, value)
}

const longestShown = 60

/** The text beside the field. A value that is not typed may be a secret in the wrong place, so it is not shown. */
export function misfitText({ kind }: Field, { written, why }: Misfit): string {
  return kind === 'text'
    ? projectTexts.notUsed(plainText(written, longestShown), why)
    : projectTexts.valueNotUsed(why, kind === 'fetched')
}

/** The default of a setting: some depend on whether the engine has a file of its own for the runtime key. */
export function defaultOf(
  { engine, file }: { engine: Pick<Engine, 'kind'>; file: { environments(): readonly Environment[] } },
  environment: Environment,
  field: Field,
): string | boolean {
  if (field.kind === 'switch') return field.default
  if (field.kind !== 'text') return ''
  if (engine.kind === 'unity' || field.defaultElsewhere === undefined) return field.default
  const { first, other } = field.defaultElsewhere
  return environment === file.environments()[0] ? first : other.replace('{environment}', environment)
}

/** Throws `invalid` if a change would save what its field refuses. */
export function assertFit(changes: readonly Change[], side: Side): void {
  for (const { place, from, to } of changes) {
    const value = side === 'after' ? to : from
    const why = value === null ? null : misfitAt(place, value)
    if (why !== null) throw new AppError('invalid', why)
  }
}
