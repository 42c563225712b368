import { readdirSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'

import { temporary } from './replaceSync'

/** A younger one may be another process's, which is just writing it. */
const youngest = 60_000

/** Takes away what writers left that were killed: copies of a file that was just written, under temporary names. */
export function removeLeftovers(folder: string, file: string): void {
  const { mtimeMs } = statSync(join(folder, file))
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(file) || !temporary.test(name.slice(file.length))) continue
    const path = join(folder, name)
    if (statSync(path).mtimeMs < mtimeMs - youngest) unlinkSync(path)
  }
}
