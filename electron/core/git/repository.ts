import { lstat, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

import { gitTexts as texts } from '../../../shared/texts/files'
import { errorCode, refused } from '../files/failure'
import { localPath, readBounded } from './boundedFile'
import type { Settings } from './settings'

/**
 * Where a repository keeps its things. `own` is the git folder of this worktree, `common` the one that all worktrees
 * share; mostly they are the same.
 */
export type Repository = { top: string; own: string; common: string }

const longestPointer = 8192

/**
 * The repository that a folder belongs to; null if it belongs to none. Throws where git itself would stop or could be
 * led elsewhere.
 */
export async function repositoryOf(folder: string): Promise<Repository | null> {
  const own = await gitFolderIn(folder)
  if (own !== null) return { top: folder, own, common: await commonFolderOf(own) }
  // Git also takes a folder that is laid out like its own for a repository, one that has no files to ignore.
  if (await isGitFolder(folder)) throw refused(texts.unknown)
  const parent = dirname(folder)
  return parent === folder ? null : repositoryOf(parent)
}

async function gitFolderIn(folder: string): Promise<string | null> {
  const path = join(folder, '.git')
  const stats = await stat(path).catch(() => null)
  if (stats === null) return null
  if (stats.isDirectory()) return (await isGitFolder(path)) ? path : null
  // In a submodule or a linked worktree, `.git` is a file that says where the folder is.
  const pointed = await readPointer(path, /^gitdir: /)
  if (pointed === null) throw refused(texts.unknown)
  const target = resolve(folder, localPath(pointed))
  if (!(await isGitFolder(target))) throw refused(texts.unknown)
  return target
}

async function commonFolderOf(own: string): Promise<string> {
  const pointed = await readPointer(join(own, 'commondir'), /^/)
  return pointed === null ? own : resolve(own, localPath(pointed))
}

async function isGitFolder(path: string): Promise<boolean> {
  const head = await lstat(join(path, 'HEAD')).catch(() => null)
  if (head === null) return false
  const common = await commonFolderOf(path)
  const parts = await Promise.all(['objects', 'refs'].map((name) => stat(join(common, name)).catch(() => null)))
  return parts.every((stats) => stats?.isDirectory())
}

async function readPointer(path: string, lead: RegExp): Promise<string | null> {
  const text = (await readBounded(path, { most: longestPointer }))?.toString()
  return text !== undefined && lead.test(text) ? (text.replace(lead, '').split(/\r?\n/, 1)[0] ?? '') : null
}

/** Throws where the settings say that the repository's files are not those around its folder. */
export async function assertWorksHere({ top, own }: Repository, settings: Settings): Promise<void> {
  const named = settings.get('core.worktree')
  if (named !== undefined) {
    const real = await realpath(resolve(own, localPath(named))).catch((error: unknown) => errorCode(error))
    if (real !== (await realpath(top))) throw refused(texts.unknown)
  } else if (isOn(settings.get('core.bare'))) throw refused(texts.unknown)
}

export function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|yes|on|-?0*[1-9]\d*)$/i.test(value)
}
