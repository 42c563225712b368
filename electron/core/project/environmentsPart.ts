import { AppError } from '../../../shared/errors'
import { stepTexts } from '../../../shared/texts/steps'
import { refused } from '../files/failure'
import { otherSide, type Edit, type Side } from '../places/edit'
import { editOfList, renamingTo, type ListChange, type Renaming } from './environmentList'
import type { FilePart } from './filePart'
import { projectPath } from './projectDocument'
import type { ProjectFile } from './projectFile'

/** The secrets of one project, when an environment gets another name. */
export type RenamedSecrets = {
  /** Seals each of them once more for the other name. Throws, and changes nothing, if one of them can't be opened. */
  copy(renaming: Renaming): Promise<void>
  /** Drops those of an environment that another one has as well. Opens nothing. */
  dropCopies(environment: string, of: string): Promise<void>
}

export type EnvironmentsWorld = {
  file: Pick<ProjectFile, 'refresh' | 'damage' | 'isListOn' | 'updateList'>
  secrets: RenamedSecrets
  /** What goes on in an environment goes on under its other name. */
  renamed(renaming: Renaming): void
}

/** What a step changes in the list of environments. The secrets of a renamed one move with the file. */
export function environmentsPart(world: EnvironmentsWorld, edit: Edit, change: ListChange): FilePart {
  const { file, secrets } = world

  async function stands(): Promise<Side | null> {
    await file.refresh()
    const damage = file.damage()
    if (damage !== null) throw refused(stepTexts.damaged(projectPath, damage))
    if (file.isListOn(change, 'after')) return 'after'
    return file.isListOn(change, 'before') ? 'before' : null
  }

  return {
    path: projectPath,
    edits: [edit],
    stands,
    put: (side) => putList(world, change, side),
    /** Secrets may be there under both names. */
    async tidy() {
      const side = await stands()
      const renaming = side === null ? null : renamingTo(change, otherSide(side))
      if (renaming !== null) await secrets.dropCopies(renaming.to, renaming.from)
    },
  }
}

type Taking = { take(edits: readonly Edit[], act: () => Promise<void>): Promise<void> }

/** Changes of the list as part of a step. */
export const createLists = (world: EnvironmentsWorld) => ({
  changeList: (step: Taking, change: ListChange) => step.take([editOfList(change)], () => putList(world, change, 'after')),
})

/**
 * Brings the list to a side, with the secrets. They are there under both names while the file is written, so that whatever
 * happens in between, those that the file names are there.
 */
async function putList({ file, secrets, renamed }: EnvironmentsWorld, change: ListChange, side: Side): Promise<void> {
  const renaming = renamingTo(change, side)
  if (renaming === null) return file.updateList(change, side)
  await secrets.copy(renaming)
  try {
    await file.updateList(change, side)
  } catch (error) {
    await unlessRefused(() => secrets.dropCopies(renaming.to, renaming.from))
    throw error
  }
  renamed(renaming)
  await secrets.dropCopies(renaming.from, renaming.to)
}

async function unlessRefused(action: () => Promise<void>): Promise<void> {
  try {
    await action()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}
