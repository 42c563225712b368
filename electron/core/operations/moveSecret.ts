import { AppError } from '../../../shared/errors'
import type { TargetId } from '../../../shared/placeView'
import type { FieldAt } from '../../../shared/schemas'
import { refusalTexts } from '../../../shared/texts/refusals'
import { gameFileTexts as texts } from '../../../shared/texts/gameFiles'
import { isOthersSecret, ownerOf } from '../project/filesHold'
import type { Project } from '../project/project'
import type { KnownTarget } from '../targets/target'
import { idOf } from './secretPlaces'
import { keepSecret, secretFieldOf } from './storeSecret'
import type { World } from './world'

/**
 * The place of the game's files in which a secret stands. Throws `invalid` where none does, or where it is that
 * of another environment.
 */
export function holdingPlace(project: Project, { field, ...at }: FieldAt, id: TargetId): KnownTarget & { path: string } {
  const known = project.targets(at).find(({ target }) => target.id === id)
  const path = known?.target.path ?? null
  if (known === undefined || path === null || !known.reading.secrets.includes(field)) {
    throw new AppError('invalid', refusalTexts.notInFile)
  }
  if (isOthersSecret(project, at, known, field)) {
    throw new AppError('invalid', refusalTexts.othersSecret(path, ownerOf(project, at, known)))
  }
  return { ...known, path }
}

type Moved = { path: string; isTaken: boolean }

/**
 * Puts a secret that stands in a file of the game into the vault, and then empties its place. No step notes it, since steps
 * keep what they replaced. If the file can't be written, the secret is in both. Where the vault can keep it only until the
 * process ends, it stays in the file. Returns the path of the file, and whether its place is empty.
 */
export async function moveSecret(world: World, project: Project, fieldAt: FieldAt, id: TargetId): Promise<Moved> {
  const { target, path } = holdingPlace(project, fieldAt, id)
  const field = secretFieldOf(fieldAt)
  const { text, empty } = await target.secret(field.id)
  await keepSecret(world, project, fieldAt, text)
  const { notes } = project.run(fieldAt)
  if (world.vault.isOnlyInMemory(idOf(project, fieldAt))) {
    notes.set(field.id, { tone: 'warning', text: texts.places.leftInFile(path) })
    return { path, isTaken: false }
  }
  try {
    await empty()
  } finally {
    await project.readWritten([path])
  }
  notes.set(field.id, { tone: 'warning', text: texts.places.moved(path) })
  return { path, isTaken: true }
}
