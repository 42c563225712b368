import { readdirSync, statSync, unlinkSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'

import type { Contained } from './contain'
import { isTemporaryOf } from './replace'
import { temporary } from './replaceSync'

/** In milliseconds. Another process may still be writing a younger one. */
const youngest = 60_000

/** Removes what killed writers left: temporary copies beside a file that was just written. */
export function removeLeftovers(folder: string, file: string, isLeftover = isTemporaryOfOurs): void {
  const { mtimeMs } = statSync(join(folder, file))
  for (const name of readdirSync(folder)) {
    if (!isLeftover(name, file)) continue
    const path = join(folder, name)
    if (statSync(path).mtimeMs < mtimeMs - youngest) unlinkSync(path)
  }
}

function isTemporaryOfOurs(name: string, file: string): boolean {
  return name.startsWith(file) && temporary.test(name.slice(file.length))
}

/** The same beside a file of the team that was just saved. Never throws, since the save is done. */
export function removeLeftoversBeside({ folder, path }: Contained): void {
  try {
    removeLeftovers(folder, basename(path), isTemporaryOf)
  } catch {
    // They stay until the next save.
  }
}

/** Removes leftovers of any age: for a file whose writer is known to have been killed. */
export async function removeLeftoversOfDead({ folder, path }: Contained): Promise<void> {
  const names = await readdir(folder)
  for (const name of names.filter((each) => isTemporaryOf(each, basename(path)))) await rm(join(folder, name), { force: true })
}
