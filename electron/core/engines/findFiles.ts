import { lstat } from 'node:fs/promises'
import type { BigIntStats } from 'node:fs'
import { join, posix } from 'node:path'

import type { Beyond } from '../files/contain'
import { withRegularFile } from '../files/regular'
import { walk } from './walk'

const skipped = new Set(['library', 'temp', 'logs', 'obj', 'build', 'builds', 'usersettings', 'node_modules'])
/** `entries` are those of one folder, `files` those whose heads are read. */
const limits = { folders: 20_000, entries: 100_000, files: 20_000, depth: 16 }
export type SearchLimits = typeof limits
const headBytes = 4096
const atATime = 32

/**
 * The files that earlier searches for the same found to be sound assets of something else, each with what tells it from a later
 * one at its place. They are not read again while that is the same: a large project has tens of thousands of them.
 */
export type Others = Map<string, string>

/** Files below a folder (empty: the whole project) whose name fits. `ask` tells from a file's head which of the wanted it is. */
type Wanted = {
  below: string
  name: RegExp
  ask(head: string): readonly string[]
  others?: Others | undefined
  beyond?: Beyond | undefined
  signal?: AbortSignal | undefined
}

/** A file that is one of the wanted, or several: `is` names them. */
export type Hit = { path: string; is: readonly string[] }

/** Files whose name fits and whose head contains `says`, as in `findHeads`. */
export async function findFiles(
  root: string,
  { says, ...wanted }: Pick<Wanted, 'below' | 'name' | 'beyond'> & { says: string },
): Promise<string[]> {
  const { found } = await findHeads(root, { ...wanted, ask: (head) => (head.includes(says) ? [says] : []) })
  return found.map(({ path }) => path)
}

/**
 * Looks once through every folder an engine would look into, within limits; `complete` is false when it ended at one. Reads
 * only the heads of files, and nothing outside the project. Throws `file-refused` when the first folder leads out of the
 * project.
 */
export async function findHeads(
  root: string,
  { below, name: fits, beyond, signal, ...asked }: Wanted,
  limit = limits,
): Promise<{ found: Hit[]; complete: boolean }> {
  const found: Hit[] = []
  let count = 0
  let complete = true
  for await (const { path, real, entries, isWhole } of walk(root, { below, isSearched, beyond }, limit)) {
    const files = entries.filter((entry) => entry.isFile() && fits.test(entry.name)).map(({ name }) => name)
    const read = files.slice(0, limit.files - count)
    complete &&= isWhole
    count += read.length
    for (const { name, is } of await filesThatAre(real, read, asked)) found.push({ path: posix.join(below, path, name), is })
    if (read.length < files.length || signal?.aborted === true) return { found, complete: false }
  }
  return { found, complete }
}

/** Several are read at a time, in their order: most of what one takes is waiting. */
async function filesThatAre(
  folder: string,
  files: readonly string[],
  { ask, others }: Pick<Wanted, 'ask' | 'others'>,
): Promise<{ name: string; is: readonly string[] }[]> {
  const found: { name: string; is: readonly string[] }[] = []

  async function whatIs(name: string): Promise<readonly string[]> {
    const path = join(folder, name)
    const known = others?.get(path)
    if (known !== undefined && known === (await markOf(path))) return []
    const { head, mark } = await headOf(path)
    const is = ask(head)
    if (is.length === 0 && isSound(head)) others?.set(path, mark)
    return is
  }

  for (let from = 0; from < files.length; from += atATime) {
    const some = files.slice(from, from + atATime)
    const answers = await Promise.all(some.map(whatIs))
    found.push(...some.map((name, index) => ({ name, is: answers[index] ?? [] })).filter(({ is }) => is.length > 0))
  }
  return found
}

/** Null for no file. */
async function markOf(path: string): Promise<string | null> {
  return lstat(path, { bigint: true }).then(asMark, () => null)
}

/** Differs when a file was written or another one took its place, whatever its times say. */
const asMark = ({ ino, size, mtimeNs, ctimeNs }: BigIntStats) => [ino, size, mtimeNs, ctimeNs].join('/')

/** Not a Git LFS pointer, a binary file or one in conflict, any of which may become the asset that is looked for. */
export const isSound = (head: string): boolean => head.startsWith('%YAML') && !/^<{7} /m.test(head)

/** Unity itself ignores names with a leading dot or a trailing tilde. */
function isSearched(name: string): boolean {
  return !name.startsWith('.') && !name.endsWith('~') && !skipped.has(name.toLowerCase())
}

/** The beginning of a file, and its mark from before it was read: what changes meanwhile is looked at again. */
export async function headOf(path: string): Promise<{ head: string; mark: string }> {
  try {
    return await withRegularFile(path, { name: path, links: 'refuse' }, async (file, stats) => {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
      return { head: buffer.toString('latin1', 0, bytesRead), mark: asMark(stats) }
    })
  } catch {
    return { head: '', mark: '' } // a folder of that name, a pipe, or a disk fault: opening the file later will say so
  }
}
