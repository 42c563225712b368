import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The user's cache folder for development downloads, made if it is not there. */
export function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
  const folder = join(base, 'latchkey-development')
  mkdirSync(folder, { recursive: true })
  return folder
}
