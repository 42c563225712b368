import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'

import { detectEngine } from './engine'

/**
 * The project that a path means: for a file, such as a `.uproject` or an asset, the nearest folder above it that is an
 * engine's project. Any other path is returned as it is.
 */
export async function projectAround(path: string): Promise<string> {
  const isFile = await stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  )
  return isFile ? ((await nearestProject(dirname(path))) ?? path) : path
}

async function nearestProject(folder: string): Promise<string | null> {
  const kind = await detectEngine(folder).then(
    (engine) => engine.kind,
    () => 'plain',
  )
  if (kind !== 'plain') return folder
  const above = dirname(folder)
  return above === folder ? null : nearestProject(above)
}
