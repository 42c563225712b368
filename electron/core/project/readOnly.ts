import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { ReadOnlyFile } from '../../../shared/projects'

/** Those of the files that are marked read-only. A file that does not exist is not. */
export async function findReadOnly(root: string, paths: readonly string[]): Promise<ReadOnlyFile[]> {
  const marked = await Promise.all(paths.map((path) => isMarked(join(root, path))))
  const found = paths.filter((_path, index) => marked[index])
  if (found.length === 0) return []
  const isPerforce = await isPerforceWorkspace(root)
  return found.map((path) => ({ path, isPerforce, command: commandFor(join(root, path), isPerforce, process.platform) }))
}

/**
 * With the whole path, since the folder of the user's shell is not known. Null for a path that quotes can't make safe: it
 * may have come with the folder, and the command is pasted into a shell.
 */
export function commandFor(path: string, isPerforce: boolean, platform: NodeJS.Platform): string | null {
  if (unseen.test(path) || (platform === 'win32' && replacedInQuotes.test(path))) return null
  if (isPerforce) return `p4 edit ${quoted(forPerforce(path), platform)}`
  return platform === 'win32' ? `attrib -R ${quoted(path, platform)}` : `chmod u+w ${quoted(path, platform)}`
}

/** A terminal can take these for key presses. */
const unseen = /[\p{Cc}\p{Cf}]/u
/** PowerShell expands some of these in double quotes, and takes the others for quotes. */
const replacedInQuotes = /[$`“”„]/

/** Inside single quotes, nothing is special to a POSIX shell. A Windows path can't contain a double quote. */
function quoted(text: string, platform: NodeJS.Platform): string {
  if (platform === 'win32') return `"${text}"`
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** These four are special in a Perforce path, and are written as their character codes. */
function forPerforce(path: string): string {
  return path.replace(/[%@#*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Judged by the mode, because root may write to everything. On Windows it shows the read-only attribute. */
async function isMarked(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => null)
  return stats !== null && stats.isFile() && (stats.mode & 0o200) === 0
}

/** Perforce's settings are at the root of a workspace, which may hold more than the game. */
async function isPerforceWorkspace(root: string): Promise<boolean> {
  const names = [process.env['P4CONFIG'] ?? '', '.p4config', 'p4config.txt', '.p4ignore', 'p4ignore.txt']
  for (const folder of upwards(root)) {
    const found = await Promise.all(names.filter(isName).map((name) => stat(join(folder, name)).catch(() => null)))
    if (found.some((stats) => stats?.isFile())) return true
  }
  return false
}

function isName(text: string): boolean {
  return text !== '' && !/[/\\]/.test(text)
}

function* upwards(folder: string): Generator<string> {
  yield folder
  const parent = dirname(folder)
  if (parent !== folder) yield* upwards(parent)
}
