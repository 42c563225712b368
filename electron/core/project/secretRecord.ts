import type { FieldAt } from '../../../shared/schemas'
import { fieldOf, serviceOf } from '../../../shared/catalog/services'
import type { SecretId } from '../vault/file'

/** The vault record of a field. A secret that test and live share stands under the environment `all`. */
export function recordOf(project: string, { service, environment, field }: FieldAt): SecretId {
  const isShared = fieldOf(serviceOf(service), field)?.perEnvironment === false
  return { project, service, environment: isShared ? 'all' : environment, field }
}
