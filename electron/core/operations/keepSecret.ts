import { AppError } from '../../../shared/errors'
import type { SecretField } from '../../../shared/catalog/fields'
import { problemOf } from '../../../shared/catalog/rules'
import type { FieldAt } from '../../../shared/schemas'
import { keyFieldOf, serviceOf } from '../../../shared/catalog/services'
import { refusalTexts as texts } from '../../../shared/texts'
import { keyFieldAt, placeOf } from '../project/settingAt'
import type { Project } from '../project/project'
import { knownRuntimeKeys } from '../project/values'
import { addressOf, idOf } from './secretPlaces'
import { storeSecret } from './storeSecret'
import type { World } from './world'

export function secretFieldOf(fieldAt: FieldAt): SecretField {
  const { field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  if (field.kind !== 'secret') throw new AppError('invalid', texts.notSecret(field.label))
  return field
}

/** Puts a secret into the vault, for the origin that the settings lead to now. Requests that were sent with the old one end. */
export async function keepSecret(world: World, project: Project, fieldAt: FieldAt, value: string): Promise<void> {
  const field = secretFieldOf(fieldAt)
  const { origin } = addressOf(world, project, fieldAt.service)
  if (knownRuntimeKeys(project, fieldAt.service).includes(value)) {
    throw new AppError('same-as-runtime-key', texts.isRuntimeKey(keyFieldAt(fieldAt).label, field.label))
  }
  const { work, notes, problems } = project.run(fieldAt)
  work?.controller.abort()
  await storeSecret(world, project, { id: idOf(project, fieldAt), origin, text: value })
  const doubt = problemOf({ rules: field.doubts }, value)
  if (doubt === null) notes.delete(field.id)
  else notes.set(field.id, { tone: 'warning', text: doubt })
  problems.delete('check')
  const key = keyFieldOf(serviceOf(fieldAt.service))
  if (key !== undefined) problems.delete(key.id)
}
