import { AppError } from '../../../shared/errors'
import type { FieldAt } from '../../../shared/schemas'
import type { ServiceId } from '../catalog'
import { refusalTexts as texts } from '../../../shared/texts/refusals'
import type { Project } from '../project/project'
import type { Run } from '../project/runs'
import type { CreatedSecret } from '../project/stateFile'
import type { CreatedToken } from '../portal/service'
import { storeSecret } from './storeSecret'
import { createdId, type CreatedId, type TokenAccount } from './tokenAccount'
import type { WithVault, World } from './world'

/** Longer than any secret, and enough of an answer to find one in it. */
const longest = 65_536

/**
 * Keeps a secret that the portal shows only once, before anything else happens: in the vault, where it is offered until the
 * user takes it; in memory if that fails, since losing it would be worse. `name` tells its record from others. Returns the
 * field.
 */
export async function sealCreated(
  world: World,
  { project, service, request: { origin }, run, recordOf }: TokenAccount,
  { shape, label, text: whole }: CreatedToken & { label: string },
  name: string,
): Promise<string> {
  const field = `${shape === 'known' ? 'token' : 'answer'}.${name}`
  const id = recordOf(field)
  const text = whole.slice(0, longest)
  const storedAt = world.now().toISOString()
  try {
    // Noted first: a note without a secret does no harm, but a secret without a note would never be offered.
    project.state.noteCreated({ service, field, label, storedAt, isTaken: false })
    await storeSecret(world, project, { id, origin, text })
  } catch {
    // Whatever the error is, the dialog says that this secret is not saved.
    run.unsealed.set(field, { label, text, origin, storedAt })
  }
  return field
}

/** Opens a created secret for the user's eyes or clipboard. */
export async function openCreated(
  { vault }: WithVault,
  project: Project,
  { field, ...at }: FieldAt,
): Promise<{ text: string; isSafe: boolean }> {
  const unsealed = project.run(at).unsealed.get(field)
  if (unsealed !== undefined) return { text: unsealed.text, isSafe: false }
  const id = createdId(project, at.service, field)
  const { origin, state } = vault.describe(id)
  if (origin === null) throw new AppError('missing', texts.createdGone)
  return { text: await vault.reveal(id, origin), isSafe: state !== 'session' }
}

/** Copies it for the user. After that it may be dropped without a question, unless the user chose to keep it before. */
export async function copyCreated(
  world: WithVault,
  project: Project,
  { field, ...at }: FieldAt,
  copy: (text: string) => Promise<void>,
): Promise<void> {
  const { text } = await openCreated(world, project, { ...at, field })
  await copy(text)
  const { unsealed } = project.run(at)
  const waiting = unsealed.get(field)
  // While this secret is unsealed, a note with its name belongs to another one.
  if (waiting !== undefined) return void unsealed.set(field, { ...waiting, isCopied: true })
  const noted = notedCreated(project, at.service, field)
  if (noted?.isTaken === false) noteIfPossible(() => project.state.noteCreated({ ...noted, isTaken: true, isCopied: true }))
}

/** The user keeps it: it is no longer offered. A secret that could not be saved before is saved now. */
export async function keepCreated(world: World, project: Project, { field, ...at }: FieldAt): Promise<void> {
  const { unsealed } = project.run(at)
  const waiting = unsealed.get(field)
  if (waiting !== undefined) await storeSecret(world, project, { ...waiting, id: createdId(project, at.service, field) })
  unsealed.delete(field)
  noteKept(project, at.service, field)
}

/** Throws if it can't be saved while an earlier note would allow dropping the secret without a question. */
function noteKept(project: Project, service: ServiceId, field: string): void {
  const noted = notedCreated(project, service, field)
  if (noted === undefined) return
  const note = () => project.state.noteCreated({ ...noted, isTaken: true, isCopied: false })
  if (noted.isCopied === true) note()
  else noteIfPossible(note)
}

/** Whether dropping it loses nothing: all that goes with it was copied, and the user chose to keep none of it. */
export function isCopied({ vault }: WithVault, project: Project, { field, ...at }: FieldAt): boolean {
  const waiting = project.run(at).unsealed.get(field)
  const isNoted = notedCreated(project, at.service, field)?.isCopied === true
  if (waiting === undefined) return isNoted
  const isAlone = vault.describe({ project: project.id(), service: at.service, environment: 'all', field }).state === 'absent'
  return waiting.isCopied === true && (isAlone || isNoted)
}

function notedCreated(project: Project, service: ServiceId, field: string): CreatedSecret | undefined {
  return project.state.read().created.find((one) => one.service === service && one.field === field)
}

/** Destroys a created secret, wherever it is. */
export async function dropCreated({ vault }: WithVault, project: Project, run: Run, id: CreatedId): Promise<void> {
  run.unsealed.delete(id.field)
  await vault.clear(id)
  noteIfPossible(() => project.state.forgetCreated(id))
}

/**
 * A note that can't be saved is not a failure: the secret is already handled. At worst it is offered once more, or its note
 * outlives it.
 */
export function noteIfPossible(note: () => void): void {
  try {
    note()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}
