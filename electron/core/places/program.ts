import { stat } from 'node:fs/promises'
import { join } from 'node:path'

import { generalTexts } from '../../../shared/texts/general'
import type { Contained } from '../files/contain'
import { refused } from '../files/failure'

/** The mode that a disk without permissions gives to every file, so that it says nothing about this one. */
const unmarked = 0o777

/** Whether a file is marked as one that is run. */
export async function isProgram(path: string): Promise<boolean> {
  const mode = await stat(path).then(
    (stats) => (stats.isFile() ? stats.mode & unmarked : 0),
    () => 0,
  )
  return (mode & 0o111) !== 0 && mode !== unmarked
}

/**
 * Links come with the folder, and the one from `path` to `place` may not lead to a program. Where no link is, the mode says
 * little: on many disks, and in many repositories, each file of an engine is marked. Throws `file-refused`.
 */
export async function assertNoLinkToProgram(root: string, path: string, place: Contained): Promise<void> {
  if (place.path !== join(root, path) && (await isProgram(place.path))) throw refused(generalTexts.program(path))
}
