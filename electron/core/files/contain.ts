import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

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
  const way = { root: resolve(root), steps: stepsInside(relativePath) }
  try {
    const real = await realOf(join(way.root, ...way.steps))
    const ground = { beyond, name: relativePath }
    if (real === null) return await missingPlace(ground, way)
    const isOut = isBeyond({ ...ground, realRoot: await realRootOf(way, real) }, real)
    return { path: real, folder: dirname(real), exists: true, folderExists: true, isBeyond: isOut }
  } catch (error) {
    throw fileFailure(error, 'open', relativePath)
  }
}

type Way = { root: string; steps: readonly string[] }

/** `real` is where the way leads. If no link has changed it, there is none on the way to the root either. */
async function realRootOf({ root, steps }: Way, real: string): Promise<string> {
  return real === join(root, ...steps) ? root : folderOf(root)
}

async function folderOf(root: string): Promise<string> {
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

/** For a way that leads to nothing. Goes down from the root, since what is missing is mostly missing from far above. */
async function missingPlace(ground: Omit<Ground, 'realRoot'>, way: Way): Promise<Contained> {
  const { deepest, found, left } = await deepestOf(ground.name, way)
  const real = found.length === 0 ? await folderOf(deepest) : await realpath(deepest)
  const isOut =
    found.length > 0 && isDeepestBeyond({ ...ground, realRoot: await realRootOf({ ...way, steps: found }, real) }, real)
  const path = join(real, ...left)
  return { path, folder: dirname(path), exists: false, folderExists: left.length === 1, isBeyond: isOut }
}

/** A link may lead to the root itself, in which a file may be made. */
function isDeepestBeyond(ground: Ground, real: string): boolean {
  return real !== ground.realRoot && isBeyond(ground, real)
}

/** The deepest folder on the way that exists, after links, by the steps that were found, and the steps that are left. */
async function deepestOf(name: string, { root, steps }: Way) {
  let deepest = root
  for (const [index, step] of steps.entries()) {
    const next = join(deepest, step)
    const is = await kindOf(next)
    if (is === 'nothing') return { deepest, found: steps.slice(0, index), left: steps.slice(index) }
    // realpath also fails on a link whose target is missing; writing there would create a file wherever it points.
    const real = is === 'link' ? await realOf(next) : next
    if (real === null) throw refused(texts.leadsNowhere(name))
    deepest = real
  }
  // It came into being while we looked: whoever asked sees it the next time.
  return { deepest: dirname(deepest), found: steps.slice(0, -1), left: [basename(deepest)] }
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

async function kindOf(path: string): Promise<'nothing' | 'link' | 'other'> {
  try {
    return (await lstat(path)).isSymbolicLink() ? 'link' : 'other'
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'nothing'
    throw error
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
