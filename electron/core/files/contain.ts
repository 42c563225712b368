import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'

import { ownerOf, stepsOf } from '../../../shared/values/projectPath'
import { fileTexts as texts } from '../../../shared/texts'
import { errorCode, fileFailure, refused } from './failure'

/** Where a path of the project really is, after all links. */
export type Contained = { path: string; folder: string; exists: boolean; folderExists: boolean }

/**
 * Follows `relativePath` (forward slashes) below `root` and promises that it leads into the root's real folder, but not
 * into git's, and into ours only if the path itself begins there. Throws `file-refused` for a path or link that leads
 * elsewhere, and for a link that leads nowhere.
 */
export async function placeInside(root: string, relativePath: string): Promise<Contained> {
  const steps = stepsInside(relativePath)
  try {
    const [realRoot, real] = await Promise.all([realRootOf(root), realOf(join(root, ...steps))])
    if (real === null) return await missingPlace(realRoot, join(realRoot, ...steps), relativePath)
    assertOpen(realRoot, real, relativePath)
    return { path: real, folder: dirname(real), exists: true, folderExists: true }
  } catch (error) {
    throw fileFailure(error, 'open', relativePath)
  }
}

async function realRootOf(root: string): Promise<string> {
  return realpath(root).catch((error: unknown) => {
    throw fileFailure(error, 'open', texts.projectFolder)
  })
}

function stepsInside(relativePath: string): string[] {
  const steps = stepsOf(relativePath)
  if (steps === null || isAbsolute(relativePath)) throw leadsOut(relativePath)
  assertUnowned(steps, relativePath)
  return steps
}

async function missingPlace(realRoot: string, path: string, name: string): Promise<Contained> {
  // realpath also fails on a link whose target is missing; writing there would create a file wherever it points.
  if (await isLink(path)) throw refused(texts.leadsNowhere(name))
  const parent = dirname(path)
  const real = await realOf(parent)
  if (real === null) await missingPlace(realRoot, parent, name)
  else if (real !== realRoot) assertOpen(realRoot, real, name)
  const folder = real ?? parent
  return { path: join(folder, basename(path)), folder, exists: false, folderExists: real !== null }
}

async function realOf(path: string): Promise<string | null> {
  try {
    return await realpath(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    if (errorCode(error) === 'ELOOP') throw refused(texts.leadsToItself)
    if (errorCode(error) === 'ENOTDIR') throw refused(texts.folderIsFile)
    throw error
  }
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink()
  } catch {
    return false
  }
}

/** `real` is where a path leads after all links, as the disk spells it. */
function assertOpen(realRoot: string, real: string, name: string): void {
  const way = relative(realRoot, real)
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) throw leadsOut(name)
  assertUnowned(way.split(sep), name)
}

/** A file in git's folder may be a program that the next git command runs. */
function assertUnowned(steps: readonly string[], name: string): void {
  const owners = steps.map(ownerOf)
  if (owners.includes('git')) throw refused(texts.ofGit(name))
  if (owners.includes('Latchkey') && !name.startsWith('.latchkey/')) throw refused(texts.ofLatchkey(name))
}

function leadsOut(name: string) {
  return refused(texts.leadsOut(name))
}
