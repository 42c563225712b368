import type { Environment } from '../../../shared/values/environments'
import type { Field, SettingValue } from '../../../shared/catalog/fields'
import type { Place } from '../../../shared/catalog/place'
import { fieldOf, keyFieldOf, serviceOf, type ServiceId } from '../catalog'
import { AppError } from '../../../shared/errors'
import type { FieldAt } from '../../../shared/schemas'
import { refusalTexts as texts } from '../../../shared/texts/refusals'
import type { SecretId } from '../vault/file'

/** Where a value is in `project.json`: a service, one environment or `all` of them, a field. */
export type SettingAt = { readonly service: ServiceId; readonly environment: Environment; readonly field: string }

/**
 * One value that changed. `null` is "nothing saved", which is not the same as an empty text. `misfit` is the value before,
 * as JSON, if its field refuses it; it replaces `from`.
 */
export type Change = { place: SettingAt; from: SettingValue | null; to: SettingValue | null; misfit?: string | undefined }

/** Values by `keyOf`. */
export type Values = ReadonlyMap<string, SettingValue>

export function keyOf({ service, environment, field }: SettingAt): string {
  return `${service}/${environment}/${field}`
}

/** For each service, what there is at its places, as one text: whatever else differs, the text does. */
export function textsByService(all: {
  values: ReadonlyMap<string, unknown>
  misfits: ReadonlyMap<string, unknown>
  places: ReadonlyMap<string, unknown>
}): ReadonlyMap<ServiceId, string> {
  const byService = new Map<ServiceId, string>()
  for (const [key, value] of [...all.values, ...all.misfits, ...all.places]) {
    const service = key.slice(0, key.indexOf('/'))
    byService.set(service, `${byService.get(service) ?? ''}${JSON.stringify([key, value])}`)
  }
  return byService
}

/** The place of a field in an environment, with its declaration. Throws `invalid` for an unknown field. */
export function placeOf(service: ServiceId, environment: Environment, field: string): { place: SettingAt; field: Field } {
  const found = fieldOf(serviceOf(service), field)
  if (found === undefined) throw new AppError('invalid', texts.noField(field))
  return { place: { service, environment: found.perEnvironment ? environment : 'all', field }, field: found }
}

/** The vault record of a field. A secret that all environments share is under the environment `all`. */
export function recordOf(project: string, { service, environment, field }: FieldAt): SecretId {
  const isShared = fieldOf(serviceOf(service), field)?.perEnvironment === false
  return { project, service, environment: isShared ? 'all' : environment, field }
}

/** The settings that name the file of a place and the keys in it; none if the declaration names them itself. */
export function settingsOf({ file, values }: Place): string[] {
  return [file, ...Object.values(values)].flatMap((part) => ('setting' in part ? [part.setting] : []))
}

/** The field with the arrow. Throws `invalid` for a service that has nothing to fetch. */
export function keyFieldAt({ service }: { service: ServiceId }): Field {
  const field = keyFieldOf(serviceOf(service))
  if (field === undefined) throw new AppError('invalid', texts.nothingToFetch)
  return field
}
