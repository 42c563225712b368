import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'

import { fileTexts as texts } from '../../shared/texts'
import { errorCode, fileFailure, refused } from './failure'

/** Where a path of the project really is, after all links. */
export type Place = { path: string; folder: string; exists: boolean; folderExists: boolean }

/**
 * Follows `relativePath` (forward slashes) below `root` and promises that what it names lies inside the
 * root's real folder. Throws `file-refused` for a path or link that leads out, and for a link that leads
 * nowhere.
 */
export async function placeInside(root: string, relativePath: string): Promise<Place> {
  const segments = segmentsOf(relativePath)
  const realRoot = await realRootOf(root)
  const path = join(realRoot, ...segments)
  try {
    const real = await realOf(path)
    if (real === null) return await missingPlace(realRoot, path, relativePath)
    if (!isInside(realRoot, real)) throw leadsOut(relativePath)
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

function segmentsOf(relativePath: string): string[] {
  const segments = relativePath.split(/[/\\]/)
  const strange = segments.some((segment) => segment === '' || segment === '.' || segment === '..')
  if (strange || isAbsolute(relativePath) || relativePath.includes('\0')) throw leadsOut(relativePath)
  return segments
}

async function missingPlace(realRoot: string, path: string, name: string): Promise<Place> {
  // realpath also fails on a link whose goal is missing; writing there would create a file wherever it
  // points.
  if (await isLink(path)) throw refused(texts.leadsNowhere(name))
  const parent = dirname(path)
  const real = await realOf(parent)
  if (real === null) await missingPlace(realRoot, parent, name)
  else if (real !== realRoot && !isInside(realRoot, real)) throw leadsOut(name)
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

function isInside(realRoot: string, real: string): boolean {
  const way = relative(realRoot, real)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function leadsOut(name: string) {
  return refused(texts.leadsOut(name))
}
