import { AppError } from '../../../shared/errors'
import type { ServiceId } from '../../../shared/services'
import { refusalTexts as texts } from '../../../shared/texts'
import type { Project } from '../../core/project/project'
import type { Run, RunPlace } from '../../core/project/runs'
import type { CreatedToken } from '../../core/services/service'
import type { Session } from '../session/session'
import type { Vault } from '../../core/vault/vault'
import { storeSecret } from './storeSecret'
import { createdId, type CreatedId, type TokenAccount } from './tokenAccount'

/** More than any secret, and enough of an answer to find one in. */
const longest = 65_536

/**
 * Keeps what the portal says only once, before anything else happens: in the vault, to be offered until it is taken;
 * in memory if that fails, since losing it would be worse. `name` tells its record from others; answers with the field.
 */
export async function sealCreated(
  { shared }: Session,
  { project, service, request: { origin }, run, recordOf }: TokenAccount,
  { shape, label, text: whole }: CreatedToken & { label: string },
  name: string,
): Promise<string> {
  const field = `${shape === 'known' ? 'token' : 'answer'}.${name}`
  const id = recordOf(field)
  const text = whole.slice(0, longest)
  const storedAt = shared.now().toISOString()
  try {
    // Noted first: a note without a secret is nothing, a secret without a note would never be offered.
    project.state.noteCreated({ service, field, label, storedAt, isTaken: false })
    await storeSecret(shared, project, { id, origin, text })
  } catch {
    // Whatever it was: the dialog says that this one is not kept.
    run.unsealed.set(field, { label, text, origin, storedAt })
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
  if (origin === null) throw new AppError('missing', texts.createdGone)
  return { text: await vault.reveal(id, origin), isSafe: state !== 'session' }
}

/** Nobody has to be offered it again: it was copied, or is to stay. */
export function takeCreated(project: Project, service: ServiceId, field: string, how: { isCopied?: true } = {}): void {
  const noted = project.state.read().created.find((one) => one.service === service && one.field === field)
  if (noted !== undefined) noteIfPossible(() => project.state.noteCreated({ ...noted, ...how, isTaken: true }))
}

/** Destroys a created secret, wherever it is. */
export async function dropCreated(vault: Vault, project: Project, run: Run, id: CreatedId): Promise<void> {
  run.unsealed.delete(id.field)
  await vault.clear(id)
  noteIfPossible(() => project.state.forgetCreated(id))
}

/**
 * What was done with a secret is done. Without the note it is offered once more, and a note without a secret is nothing:
 * no failure to tell anybody of.
 */
export function noteIfPossible(note: () => void): void {
  try {
    note()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}
