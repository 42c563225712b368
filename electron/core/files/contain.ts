import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'

import { ownerOf, stepsOf } from '../../../shared/values/projectPath'
import { fileTexts as texts } from '../../../shared/texts/files'
import { errorCode, fileFailure, refused } from './failure'

/** Where a path of the project really is, after all links. `isBeyond`: out of the project, where it may only be read. */
export type Contained = { path: string; folder: string; exists: boolean; folderExists: boolean; isBeyond: boolean }

/** Folders out of the project whose files may be read: its links lead there, and the user approved it. By real path. */
export type Beyond = readonly string[]

/**
 * Follows `relativePath` (forward slashes) below `root` and promises that it leads into the root's real folder, but not
 * into git's, and into ours only if the path itself begins there. Throws `file-refused` for a path or link that leads
 * elsewhere, and for a link that leads nowhere. A path may also lead into the folders of `beyond`.
 */
export async function placeInside(root: string, relativePath: string, beyond: Beyond = []): Promise<Contained> {
  const steps = stepsInside(relativePath)
  try {
    const [realRoot, real] = await Promise.all([realRootOf(root), realOf(join(root, ...steps))])
    const ground = { realRoot, beyond, name: relativePath }
    if (real === null) return await missingPlace(ground, join(realRoot, ...steps))
    return { path: real, folder: dirname(real), exists: true, folderExists: true, isBeyond: isBeyond(ground, real) }
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

type Ground = { realRoot: string; beyond: Beyond; name: string }

async function missingPlace(ground: Ground, path: string): Promise<Contained> {
  // realpath also fails on a link whose target is missing; writing there would create a file wherever it points.
  if (await isLink(path)) throw refused(texts.leadsNowhere(ground.name))
  const parent = dirname(path)
  const real = await realOf(parent)
  const isOut = real === null ? (await missingPlace(ground, parent)).isBeyond : real !== ground.realRoot && isBeyond(ground, real)
  const folder = real ?? parent
  return { path: join(folder, basename(path)), folder, exists: false, folderExists: real !== null, isBeyond: isOut }
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

/** `real` is where a path leads after all links, as the disk spells it. Throws where that is neither inside nor beyond. */
function isBeyond({ realRoot, beyond, name }: Ground, real: string): boolean {
  const isOut = !isWithin(realRoot, real) || real === realRoot
  if (isOut && !beyond.some((folder) => isWithin(folder, real))) throw leadsOut(name)
  assertUnowned((isOut ? real : relative(realRoot, real)).split(sep), name)
  return isOut
}

/** Whether a real path is a folder, or in it. */
export function isWithin(folder: string, real: string): boolean {
  const way = relative(folder, real)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
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
