import { serviceOf } from '../shared/services'
import type { TokenRow } from '../shared/tokens'
import type { TokensView, UnclaimedSecret } from '../shared/tokensView'
import { accountName } from './commands/tokenAccount'
import { portalState } from './portalState'
import { countTokens, tokensFor, type KnownTokens } from './projects/knownTokens'
import type { Project, RunPlace } from './projects/project'
import { recordOf } from './projects/secretRecord'
import type { Shared } from './shared'

/** What the page shows of an account's tokens; null for services without. */
export function tokensView(shared: Shared, project: Project, at: RunPlace): TokensView | null {
  const known = tokensShown(shared, project, at)
  if (known === null) return null
  const { version, rows, readAt } = known
  const { expirySoonDays } = shared.preferences.read()
  return {
    version,
    ...countTokens(rows, shared.now(), expirySoonDays),
    readAt,
    unclaimed: unclaimedOf(shared, project, at),
    kept: keptOf(shared, project, at, rows),
  }
}

/** The rows of the account that the settings lead to now. */
export function tokensShown({ vault, preferences }: Shared, project: Project, at: RunPlace): KnownTokens | null {
  const role = serviceOf(at.service).tokens
  if (role === undefined) return null
  const { storedAt } = vault.describe(recordOf(project.id(), { ...at, field: role.secret }))
  return tokensFor(project.run(at).tokens, accountName(portalState(preferences, project, at.service).origin, storedAt))
}

function unclaimedOf(_: Shared, project: Project, at: RunPlace): UnclaimedSecret[] {
  const { created, unsealed } = project.run(at)
  return [...[...created].map(([field, label]) => ({ field, label })), ...[...unsealed].map(([field, { label }]) => ({ field, label }))].map(({ field, label }) => ({
    field,
    label,
    kind: field.startsWith('token.') ? 'secret' : 'answer',
    storedAt: null,
  }))
}

function keptOf({ vault }: Shared, project: Project, at: RunPlace, rows: readonly TokenRow[]): string[] {
  return rows.map(({ id }) => id).filter((id) => vault.describe({ project: project.id(), service: at.service, environment: 'all', field: `token.${id}` }).state !== 'absent')
}
