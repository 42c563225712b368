import type { RecordId, SecurityView, StoredSecret } from '../../../shared/securityView'
import { fieldOf, serviceWith } from '../../core/catalog'
import type { SecretView } from '../../../shared/secretView'
import { lastKnown, lostProjects } from './lostProjects'
import type { Shared } from '../state/shared'

const unknown: Pick<SecretView, 'state' | 'origin' | 'storedAt'> = { state: 'unreadable', origin: null, storedAt: null }

/** What the vault holds and who can open it, in words. Asks no keychain. */
export async function securityView(shared: Shared): Promise<SecurityView> {
  const lost = await lostProjects(shared)
  const { vault } = shared
  const secrets = vault.list().map((id) => (id === null ? nameless() : storedSecret(shared, id, lost.has(id.project))))
  const declarations = shared.approvals
    .declarations()
    .map(({ project, path, service, label }) => ({ project, path, service, label }))
  return { slots: vault.slots(), secrets, ...(declarations.length > 0 && { declarations }) }
}

function nameless(): StoredSecret {
  return { ...unknown, id: null, project: null, isLost: false, service: '', environment: null, label: '' }
}

function storedSecret(shared: Shared, id: RecordId, isLost: boolean): StoredSecret {
  const { state, origin, storedAt } = shared.vault.describe(id)
  return { id, isLost, ...namesOf(shared, id), state, origin, storedAt }
}

/** The names by which a user knows a secret. */
export function namesOf(shared: Shared, id: RecordId): Pick<StoredSecret, 'project' | 'service' | 'environment' | 'label'> {
  const service = serviceWith(id.service)
  const project = lastKnown(shared, id.project)
  const field = service && fieldOf(service, id.field)
  return {
    project,
    service: service?.label ?? id.service,
    environment: id.environment,
    label: field?.label ?? (project === null ? id.field : createdLabel(shared, id)),
  }
}

/** The name of a secret that was created at a portal is in the project's state. */
function createdLabel({ stateOf }: Shared, { project, service, field }: RecordId): string {
  const { created } = stateOf(project).read()
  return created.find((one) => one.service === service && one.field === field)?.label ?? field
}
