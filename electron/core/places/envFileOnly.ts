import { relative, sep } from 'node:path'

import { envFile } from '../../../shared/catalog/envFile'
import { envFileTexts as texts } from '../../../shared/texts/files'
import { placeInside } from '../files/contain'
import { refused } from '../files/failure'
import { isProgram } from './program'

/**
 * The path comes from a file that others can change, and links come with the folder: neither may lead to any other kind
 * of file, least of all to one that is executed. Throws `file-refused`.
 */
export async function assertEnvFile(root: string, path: string): Promise<void> {
  const place = await placeInside(root, path)
  const problem = envFile(path) ?? envFile(relative(root, place.path).split(sep).join('/'))
  if (path === '' || problem !== null) throw refused(texts.noPlace(path, problem ?? ''))
  if (await isProgram(place.path)) throw refused(texts.executable(path))
}
