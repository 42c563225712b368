import type { ServiceAt } from '../../../shared/schemas'
import { serviceOf } from '../../core/catalog'
import type { TokensView, UnclaimedSecret } from '../../../shared/tokensView'
import { portalState } from '../../core/project/portalState'
import { accountName, countTokens, tokensFor, type KnownTokens } from '../../core/project/knownTokens'
import type { Project } from '../../core/project/project'
import type { Run } from '../../core/project/runs'
import { recordOf } from '../../core/project/settingAt'
import type { Shared } from '../state/shared'

/** What the page shows of an account's tokens; null for services without tokens. */
export function tokensView(shared: Shared, project: Project, at: ServiceAt): TokensView | null {
  const known = tokensShown(shared, project, at)
  if (known === null) return null
  const { version, rows, rest, readAt } = known
  const { expirySoonDays } = shared.preferences.read()
  return {
    version,
    ...countTokens(rows, shared.now(), expirySoonDays),
    rest,
    readAt,
    ...createdView(shared, project, at),
  }
}

/** The rows of the account that the settings lead to now. */
export function tokensShown(shared: Shared, project: Project, at: ServiceAt): KnownTokens | null {
  const account = accountShown(shared, project, at)
  return account === null ? null : tokensFor(project.run(at).tokens, account)
}

/** The account that the settings lead to now; null for services without tokens. */
export function accountShown({ vault, approvals }: Shared, project: Project, at: ServiceAt): string | null {
  const role = serviceOf(at.service).tokens
  if (role === undefined) return null
  const { storedAt } = vault.describe(recordOf(project.id(), { ...at, field: role.secret }))
  return accountName(portalState(approvals, project, at).origin, storedAt)
}

/** What waits to be copied, stored or dismissed, and the ids of tokens whose secret stays in the vault. */
function createdView({ vault }: Shared, project: Project, at: ServiceAt): Pick<TokensView, 'unclaimed' | 'kept'> {
  const isThere = (field: string) =>
    vault.describe({ project: project.id(), service: at.service, environment: 'all', field }).state !== 'absent'
  const { unsealed } = project.run(at)
  const sealed = project.state
    .read()
    .created.filter(({ service, field }) => service === at.service && !unsealed.has(field) && isThere(field))
  const waiting = [...sealed.filter(({ isTaken }) => !isTaken), ...inMemory(unsealed)]
  return {
    unclaimed: waiting.map(({ field, label, storedAt }) => ({ field, label, kind: kindOf(field), storedAt })),
    kept: sealed.filter(({ isTaken }) => isTaken).map(({ field }) => field.replace(/^token\./, '')),
  }
}

function inMemory(unsealed: Run['unsealed']): Omit<UnclaimedSecret, 'kind'>[] {
  return [...unsealed].map(([field, { label, storedAt }]) => ({ field, label, storedAt }))
}

export function kindOf(field: string): UnclaimedSecret['kind'] {
  return field.startsWith('token.') ? 'secret' : 'answer'
}
