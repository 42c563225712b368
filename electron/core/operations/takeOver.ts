import { z } from 'zod'

import { AppError } from '../../../shared/errors'
import type { Project } from '../project/project'
import type { ProjectState } from '../project/projectState'
import type { SecretId } from '../vault/file'
import { noteIfPossible } from './createdSecrets'
import { storeSecret } from './storeSecret'
import type { World } from './world'

type WithStates = World & { stateOf(projectId: string): ProjectState }

export type TakenOver = { taken: number; left: number; reasons: string[] }

/**
 * Takes over secrets of a project that can't be found: seals them again for this one. Secrets that this project has are not
 * overwritten. What can't be taken over stays, for `reasons`. Throws the first of them if every one failed.
 */
export async function takeOver(world: WithStates, project: Project, ids: readonly SecretId[]): Promise<TakenOver> {
  const failures: AppError[] = []
  let taken = 0
  for (const id of ids) {
    try {
      if (await takeOne(world, project, id)) taken += 1
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      failures.push(error)
    }
  }
  const [first] = failures
  if (first !== undefined && failures.length === ids.length) throw first
  return { taken, left: ids.length - taken, reasons: [...new Set(failures.map(({ message }) => message))] }
}

/** The old record is cleared last, so that the secret always exists. After a cut-off only the clearing may be left to do. */
async function takeOne(world: WithStates, project: Project, id: SecretId): Promise<boolean> {
  const { vault } = world
  const own = { ...id, project: project.id() }
  const { state, origin } = vault.describe(id)
  const before = vault.describe(own)
  const isTaken = before.origin === origin && vault.isSame(id, own)
  if (before.state !== 'absent' && !isTaken) return false
  // Throws if the secret can't be used, whatever its origin.
  const text = await vault.open(id, origin ?? '')
  const forgetNote = takeNote(world, project, id)
  if (!isTaken) await storeSecret(world, project, { id: own, origin: origin ?? '', text })
  const after = vault.describe(own).state
  // If it is only in memory, the old record is the only one that lasts.
  if (after !== 'stored' && after !== state) return false
  await vault.clear(id)
  noteIfPossible(forgetNote)
  return true
}

/** Copies the note of a secret created at a portal, which holds its name. The function returned forgets the old note. */
function takeNote({ stateOf }: WithStates, project: Project, { project: lost, service, field }: SecretId): () => void {
  // A record may claim to belong to any project, and its id becomes a file name: only a UUID is safe.
  if (!z.uuid().safeParse(lost).success) return () => undefined
  const state = stateOf(lost)
  const note = state.read().created.find((one) => one.service === service && one.field === field)
  if (note === undefined) return () => undefined
  project.state.noteCreated(note)
  return () => state.forgetCreated(note)
}
