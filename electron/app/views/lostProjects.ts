import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { AppError } from '../../../shared/errors'
import { refusalTexts } from '../../../shared/texts/refusals'
import { errorCode } from '../../core/files/failure'
import { knownIdAt } from '../../core/approvals/folders'
import { openProjectFile } from '../../core/project/projectFile'
import type { Shared } from '../state/shared'
import type { SecretId } from '../../core/vault/file'

/** The id of the notice that there are lost projects. */
export const lostNotice = 'lost'

/** How long to wait for a disk that is asleep or far away. */
const patienceMilliseconds = 2000

/** The projects with stored secrets that no known folder belongs to any more: moved, deleted, or given another id. */
export async function lostProjects(shared: Shared): Promise<ReadonlySet<string>> {
  const projects = [...new Set(shared.vault.list().flatMap((id) => (id === null ? [] : [id.project])))]
  const found = await Promise.all(projects.map((project) => isFound(shared, project)))
  return new Set(projects.filter((_, index) => found[index] === false))
}

/** Dismisses the notice once no project is lost any more. */
export async function endLostNotice(shared: Shared): Promise<void> {
  const isSaid = shared.notices.all().some(({ id }) => id === lostNotice)
  if (isSaid && (await lostProjects(shared)).size === 0) shared.notices.dismiss(lostNotice)
}

/** The secrets of a lost project. Throws for a project that can be found: that one has to be opened. */
export async function lostSecrets(shared: Shared, project: string): Promise<SecretId[]> {
  if (!(await lostProjects(shared)).has(project)) throw new AppError('invalid', refusalTexts.isFound)
  return shared.vault.list().flatMap((id) => (id?.project === project ? [id] : []))
}

/** Where a project was last, as far as this computer knows. */
export function lastKnown({ preferences, approvals }: Shared, project: string): { name: string; folder: string } | null {
  const folder = approvals.foldersOf(project).at(-1)
  return preferences.projectOf(project) ?? (folder === undefined ? null : { name: basename(folder), folder })
}

async function isFound(shared: Shared, project: string): Promise<boolean> {
  const listed = shared.preferences
    .known()
    .filter(({ id }) => id === project)
    .map(({ path }) => path)
  const folders = [...new Set([...shared.approvals.foldersOf(project), ...listed])]
  const answers = await Promise.all(
    folders.map((folder) =>
      // A folder that does not answer, or can't be read, may still be the project's.
      Promise.race([carries(shared, folder, project).catch(() => true), setTimeout(patienceMilliseconds, true, { ref: false })]),
    ),
  )
  return answers.includes(true)
}

async function carries(shared: Shared, folder: string, project: string): Promise<boolean> {
  const isThere = await stat(folder).then(
    (stats) => stats.isDirectory(),
    (error: unknown) => !['ENOENT', 'ENOTDIR'].includes(errorCode(error)),
  )
  if (!isThere) return false
  const file = await openProjectFile({ root: folder, knownId: knownIdAt(shared, folder) ?? '', now: shared.now })
  return file.id() === project
}
