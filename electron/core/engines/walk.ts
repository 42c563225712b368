import type { Dirent } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { join, posix } from 'node:path'

import { AppError } from '../../../shared/errors'
import { placeInside, type Beyond } from '../files/contain'

/** `path` is below the first folder, with forward slashes; `real` is where the folder really is. */
type Folder = { path: string; real: string; depth: number }
/** `isWhole` is false where the limits left something out. */
type Visited = { path: string; real: string; entries: Dirent[]; isWhole: boolean }

/** `entries` are those of one folder. */
export type Limits = { folders: number; entries: number; depth: number }

type Wanted = { below: string; isSearched(name: string): boolean; beyond?: Beyond | undefined }

/**
 * Every folder from one on (empty: the whole project), breadth first. A folder is visited once, however many links lead to
 * it, and at its own place if it has one; links out of the project are not followed. Throws `file-refused` when the first
 * folder leads out of the project.
 */
export async function* walk(root: string, { below, isSearched, beyond }: Wanted, limit: Limits): AsyncGenerator<Visited> {
  const known = new Set<string>()
  let count = 1
  let waiting: Folder[] = [{ path: '', real: below === '' ? root : (await placeInside(root, below, beyond)).path, depth: 0 }]
  while (waiting.length > 0) {
    const linked: Folder[] = []
    // It grows while it is walked.
    for (const folder of waiting) {
      if (known.has(folder.real)) continue
      known.add(folder.real)
      const { entries, isWhole } = await entriesOf(folder.real, limit.entries)
      const inner = entries.filter(({ name }) => isSearched(name))
      const folders = inner.filter((entry) => entry.isDirectory())
      const searched = folder.depth < limit.depth ? folders.slice(0, limit.folders - count) : []
      count += searched.length
      waiting.push(...searched.map(({ name }) => inside(folder, name, join(folder.real, name))))
      if (folder.depth < limit.depth) linked.push(...(await linkedIn({ root, below, beyond }, folder, inner)))
      yield { path: folder.path, real: folder.real, entries, isWhole: isWhole && searched.length === folders.length }
    }
    waiting = linked
  }
}

const inside = ({ path, depth }: Folder, name: string, real: string): Folder => ({
  path: posix.join(path, name),
  real,
  depth: depth + 1,
})

type Below = { root: string } & Pick<Wanted, 'below' | 'beyond'>

/** Where the links of a folder lead inside the project. One that leads to a file is a folder with nothing in it. */
async function linkedIn({ root, below, beyond }: Below, folder: Folder, entries: readonly Dirent[]): Promise<Folder[]> {
  const links = entries.filter((entry) => entry.isSymbolicLink())
  const places = await Promise.all(links.map(({ name }) => placeOf(root, posix.join(below, folder.path, name), beyond)))
  return links.flatMap(({ name }, index) => {
    const real = places[index]
    return real == null ? [] : [inside(folder, name, real)]
  })
}

async function placeOf(root: string, path: string, beyond?: Beyond): Promise<string | null> {
  try {
    return (await placeInside(root, path, beyond)).path
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** Sorted, so that the result does not depend on the file system. A folder that can't be read counts as empty. */
export async function entriesOf(path: string, most: number): Promise<{ entries: Dirent[]; isWhole: boolean }> {
  const entries: Dirent[] = []
  let isWhole = true
  try {
    for await (const entry of await opendir(path, { bufferSize: 1024 })) {
      isWhole = entries.length < most
      if (!isWhole) break
      entries.push(entry)
    }
  } catch {
    // Entries that could be read still count.
  }
  return { entries: entries.sort((one, other) => (one.name < other.name ? -1 : 1)), isWhole }
}
