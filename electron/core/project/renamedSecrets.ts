import { AppError } from '../../../shared/errors'
import { refusalTexts } from '../../../shared/texts/refusals'
import type { Vault } from '../vault/vault'
import type { RenamedSecrets } from './environmentsPart'
import type { ProjectFile } from './projectFile'

export type RenamingVault = Pick<Vault, 'renameCopies' | 'dropCopies'>

/**
 * The secrets of the project that a folder is, and of no other one. Throws `foreign-project` before the user's yes that it is
 * the project whose id it carries.
 */
export function renamedSecrets(
  vault: RenamingVault,
  { id }: Pick<ProjectFile, 'id'>,
  boundTo: () => string[] | null,
): RenamedSecrets {
  const openedAs = id()

  function project(): string {
    const elsewhere = id() === openedAs ? boundTo() : []
    if (elsewhere !== null) throw new AppError('foreign-project', refusalTexts.foreignProject(elsewhere.at(-1) ?? null))
    return openedAs
  }

  return {
    copy: async (renaming) => vault.renameCopies({ project: project(), ...renaming }),
    dropCopies: async (environment, of) => vault.dropCopies({ project: project(), environment, of }),
  }
}
