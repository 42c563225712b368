import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

const unfinished = 'making-'
const day = 24 * 60 * 60 * 1000

/** The user's cache folder for development downloads, made if it is not there. */
export function cacheFolder(): string {
  const named = process.env['XDG_CACHE_HOME'] ?? ''
  const folder = join(isAbsolute(named) ? named : join(homedir(), '.cache'), 'latchkey')
  mkdirSync(folder, { recursive: true })
  return folder
}

/**
 * The folder of that name in the cache. If it is not there, `make` fills a work folder and answers which part of it to
 * keep. The result is renamed into its place, so that parallel and interrupted runs never leave half a folder.
 */
export async function makeOnce(cache: string, name: string, make: (work: string) => Promise<string>): Promise<string> {
  const folder = join(cache, name)
  if (existsSync(folder)) return folder
  discardAbandoned(cache)
  const work = mkdtempSync(join(cache, unfinished))
  try {
    keep(await make(work), folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return folder
}

function keep(made: string, folder: string): void {
  try {
    renameSync(made, folder)
  } catch (error) {
    // Another run was faster; what it made is just as good.
    if (!existsSync(folder)) throw error
  }
}

/** Removes work folders of runs that were killed. A day is longer than any download takes. */
function discardAbandoned(cache: string): void {
  for (const name of readdirSync(cache).filter((each) => each.startsWith(unfinished))) {
    const path = join(cache, name)
    const changedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (Date.now() - changedAt > day) rmSync(path, { recursive: true, force: true })
  }
}
