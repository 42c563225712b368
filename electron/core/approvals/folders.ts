import { stat } from 'node:fs/promises'

import type { Approvals } from './approvals'
import type { Vault } from '../vault/vault'

export type Known = { approvals: Approvals; vault: Pick<Vault, 'mayHold'>; preferences: { idAt(root: string): string | null } }

/**
 * Whether the user must first confirm that a folder is the project whose id it carries. Anyone can write an id into a
 * folder, so what is stored under it is used only in approved folders. Where nothing is stored, nothing is asked.
 */
export function needsConsent({ approvals, vault }: Pick<Known, 'approvals' | 'vault'>, id: string, root: string): boolean {
  return !approvals.isFolderApproved(id, root) && vault.mayHold(id)
}

/** The project that a folder is taken for while its `project.json` does not say. */
export function knownIdAt({ preferences, approvals }: Pick<Known, 'preferences' | 'approvals'>, root: string): string | null {
  return preferences.idAt(root) ?? approvals.projectAt(root)
}

/** On a disk that ignores case an approved folder may come in another spelling; it is still the same folder. */
export async function approveSpelling({ approvals }: Pick<Known, 'approvals'>, id: string, root: string): Promise<void> {
  if (approvals.isFolderApproved(id, root)) return
  const alike = approvals.foldersOf(id).filter((folder) => folded(folder) === folded(root))
  if (alike.length === 0) return
  const here = await identityOf(root)
  const identities = await Promise.all(alike.map(identityOf))
  if (here !== null && identities.includes(here)) approvals.approveFolder(id, root)
}

function folded(path: string): string {
  return path.normalize().toLowerCase()
}

async function identityOf(path: string): Promise<string | null> {
  const stats = await stat(path, { bigint: true }).catch(() => null)
  return stats === null ? null : `${stats.dev}/${stats.ino}`
}
