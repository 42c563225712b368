import type { RecordId, SecurityView, StoredSecret } from '../shared/securityView'
import { fieldOf, services } from '../shared/services'
import type { SecretView } from '../shared/view'
import type { Shared } from './shared'

const unknown: Pick<SecretView, 'state' | 'origin' | 'storedAt'> = { state: 'unreadable', origin: null, storedAt: null }

/** What the vault holds and who can open it, in words. Asks no keychain. */
export function securityView(shared: Shared): SecurityView {
  const { vault } = shared
  return { slots: vault.slots(), secrets: vault.list().map((id) => (id === null ? nameless() : storedSecret(shared, id))) }
}

function nameless(): StoredSecret {
  return { ...unknown, id: null, project: null, service: '', environment: null, label: '' }
}

function storedSecret(shared: Shared, id: RecordId): StoredSecret {
  const service = services.find((one) => one.id === id.service)
  const { state, origin, storedAt } = shared.vault.describe(id)
  const { environment } = id
  const project = shared.preferences.projectOf(id.project)
  const field = service && fieldOf(service, id.field)
  return {
    id,
    project,
    service: service?.label ?? id.service,
    environment: environment === 'test' || environment === 'live' || environment === 'all' ? environment : null,
    label: field?.label ?? (project === null ? id.field : createdLabel(shared, id)),
    state,
    origin,
    storedAt,
  }
}

/** A secret that was created at a portal has its name in the project's state. */
function createdLabel({ stateOf }: Shared, { project, service, field }: RecordId): string {
  const { created } = stateOf(project).read()
  return created.find((one) => one.service === service && one.field === field)?.label ?? field
}
