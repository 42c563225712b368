import { randomUUID } from 'node:crypto'

import { AppError } from '../../shared/errors'
import type { RunPlace } from '../projects/project'
import type { CreatedToken } from '../services/service'
import type { Session } from '../session'
import { createdId, type TokenAccount } from './tokenAccount'

/** More than any secret, and enough of an answer to find one in. */
const longest = 65_536

/**
 * Keeps what the portal says only once, before anything else happens: in the vault, as unclaimed; in memory if that
 * fails, since losing it would be worse. Answers with the name of its record.
 */
export async function sealCreated(
  { shared: { vault, now } }: Session,
  { request: { origin }, run, recordOf }: TokenAccount,
  made: CreatedToken & { label: string },
): Promise<string> {
  const { shape, row, label } = made
  const field = `${shape === 'known' ? 'token' : 'answer'}.${row?.id ?? randomUUID()}`
  const text = made.text.slice(0, longest)
  try {
    await vault.store(recordOf(field), origin, text)
    run.created.set(field, label)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    run.unsealed.set(field, { label, text, origin, storedAt: now().toISOString() })
  }
  return field
}

/** Opens a created secret for the user's eyes or clipboard. */
export async function openCreated(
  session: Session,
  at: RunPlace,
  field: string,
): Promise<{ text: string; isSafe: boolean }> {
  const { vault } = session.shared
  const unsealed = session.opened().run(at).unsealed.get(field)
  if (unsealed !== undefined) return { text: unsealed.text, isSafe: false }
  const id = createdId(session, at.service, field)
  const { origin, state } = vault.describe(id)
  if (origin === null) throw new AppError('missing', 'This secret is no longer kept here.')
  return { text: await vault.open(id, origin), isSafe: state !== 'session' }
}
