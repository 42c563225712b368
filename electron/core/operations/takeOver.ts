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
 * Seals secrets of a project that can't be found anew for this one. What it has of its own is not overwritten, and what can't
 * be taken over stays, for `reasons`. Throws the first of them if that is all of it.
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

/** The one before goes last, so that a secret is never nowhere; what was cut off there is only brought to its end. */
async function takeOne(world: WithStates, project: Project, id: SecretId): Promise<boolean> {
  const { vault } = world
  const own = { ...id, project: project.id() }
  const { state, origin } = vault.describe(id)
  const before = vault.describe(own)
  const isTaken = before.origin === origin && vault.isSame(id, own)
  if (before.state !== 'absent' && !isTaken) return false
  // Throws for what can't be used, whatever its origin.
  const text = await vault.open(id, origin ?? '')
  const forgetNote = takeNote(world, project, id)
  if (!isTaken) await storeSecret(world, project, { id: own, origin: origin ?? '', text })
  const after = vault.describe(own).state
  // It may have come no further than into memory: then the stored one is the only one that lasts.
  if (after !== 'stored' && after !== state) return false
  await vault.clear(id)
  noteIfPossible(forgetNote)
  return true
}

/** A secret that was created at a portal has its name in the project's state. The answer ends the one there was. */
function takeNote({ stateOf }: WithStates, project: Project, { project: lost, service, field }: SecretId): () => void {
  // A record may claim to be of any project. Only an id is the name of a file.
  if (!z.uuid().safeParse(lost).success) return () => undefined
  const state = stateOf(lost)
  const note = state.read().created.find((one) => one.service === service && one.field === field)
  if (note === undefined) return () => undefined
  project.state.noteCreated(note)
  return () => state.forgetCreated(note)
}
