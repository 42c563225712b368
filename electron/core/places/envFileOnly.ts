import { stat } from 'node:fs/promises'
import { relative, sep } from 'node:path'

import { envFile } from '../../../shared/catalog/envFile'
import { envFileTexts as texts } from '../../../shared/texts'
import { placeInside } from '../files/contain'
import { refused } from '../files/failure'

/** The mode that a disk without permissions gives to every file, so that it says nothing about this one. */
const unmarked = 0o777

/**
 * The path comes from a file that others can change, and links come with the folder: neither may lead to any other kind
 * of file, least of all to one that is executed. Throws `file-refused`.
 */
export async function assertEnvFile(root: string, path: string): Promise<void> {
  const place = await placeInside(root, path)
  const problem = envFile(path) ?? envFile(relative(root, place.path).split(sep).join('/'))
  if (path === '' || problem !== null) throw refused(texts.noPlace(path, problem ?? ''))
  const mode = await stat(place.path).then(
    (stats) => (stats.isFile() ? stats.mode & unmarked : 0),
    () => 0,
  )
  if ((mode & 0o111) !== 0 && mode !== unmarked) throw refused(texts.executable(path))
}
