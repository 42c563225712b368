import type { SecretField } from '../../../shared/catalog/fields'
import type { ServiceAt } from '../../../shared/schemas'
import { fieldsOf, serviceOf } from '../../core/catalog'
import { neverSent } from '../../core/portal/origin'
import type { SecretView } from '../../../shared/secretView'
import { sameSecretAt } from '../../core/operations/secrets'
import type { Project } from '../../core/project/project'
import { recordOf } from '../../core/project/settingAt'
import type { Shared } from '../state/shared'

type Known = Pick<Shared, 'vault'>

const absent: SecretView = { state: 'absent', storedAt: null, tail: null, origin: null }

/** What is known about the secrets of a service, by field id. `origin` is where its portal is now. */
export function secretViews(
  { vault }: Known,
  project: Project,
  at: ServiceAt,
  origin: string | null,
): Record<string, SecretView> {
  const fields = fieldsOf(serviceOf(at.service)).filter((field): field is SecretField => field.kind === 'secret')
  if (project.boundTo() !== null) return Object.fromEntries(fields.map(({ id }) => [id, absent]))
  return Object.fromEntries(
    fields.map(({ id, perEnvironment }) => {
      const fieldAt = { ...at, field: id }
      const sameAs = perEnvironment ? sameSecretAt({ vault }, project, fieldAt) : null
      const view: SecretView = { ...vault.describe(recordOf(project.id(), fieldAt)), ...(sameAs !== null && { sameAs }) }
      const isUsable = view.state === 'stored' || view.state === 'session'
      return [id, isUsable && view.origin !== (origin ?? neverSent) ? { ...view, state: 'other-origin' } : view]
    }),
  )
}
