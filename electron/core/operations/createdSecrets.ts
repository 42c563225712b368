import { AppError } from '../../../shared/errors'
import type { FieldAt } from '../../../shared/schemas'
import type { ServiceId } from '../../../shared/catalog/services'
import { refusalTexts as texts } from '../../../shared/texts'
import type { Project } from '../project/project'
import type { Run } from '../project/runs'
import type { CreatedSecret } from '../project/stateFile'
import type { CreatedToken } from '../portal/service'
import { storeSecret } from './storeSecret'
import { createdId, type CreatedId, type TokenAccount } from './tokenAccount'
import type { WithVault, World } from './world'

/** More than any secret, and enough of an answer to find one in. */
const longest = 65_536

/**
 * Keeps what the portal says only once, before anything else happens: in the vault, to be offered until it is taken;
 * in memory if that fails, since losing it would be worse. `name` tells its record from others; answers with the field.
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
    // Noted first: a note without a secret is nothing, a secret without a note would never be offered.
    project.state.noteCreated({ service, field, label, storedAt, isTaken: false })
    await storeSecret(world, project, { id, origin, text })
  } catch {
    // Whatever it was: the dialog says that this one is not kept.
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

/** Copies it to where the user takes it from: then it may go without a question, unless it was to stay before. */
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
  // Then a note with this name is of another one.
  if (waiting !== undefined) return void unsealed.set(field, { ...waiting, isCopied: true })
  const noted = notedCreated(project, at.service, field)
  if (noted?.isTaken === false) noteIfPossible(() => project.state.noteCreated({ ...noted, isTaken: true, isCopied: true }))
}

/** It is to stay, and nobody has to be offered it again. What could not be saved before gets another try. */
export async function keepCreated(world: World, project: Project, { field, ...at }: FieldAt): Promise<void> {
  const { unsealed } = project.run(at)
  const waiting = unsealed.get(field)
  if (waiting !== undefined) await storeSecret(world, project, { ...waiting, id: createdId(project, at.service, field) })
  unsealed.delete(field)
  noteKept(project, at.service, field)
}

/** Throws while an earlier note would let it go unasked. */
function noteKept(project: Project, service: ServiceId, field: string): void {
  const noted = notedCreated(project, service, field)
  if (noted === undefined) return
  const note = () => project.state.noteCreated({ ...noted, isTaken: true, isCopied: false })
  if (noted.isCopied === true) note()
  else noteIfPossible(note)
}

/** Then to drop it is no loss: all that goes with it was copied, and nothing of it is to stay. */
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
