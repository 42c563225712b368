import { lstat } from 'node:fs/promises'
import { join, posix } from 'node:path'

import { AppError } from '../../../shared/errors'
import { placeInside, type Beyond } from '../files/contain'
import { withRegularFile } from '../files/regular'
import { entriesOf, walk } from './walk'

/** Paths have forward slashes. `complete` is false when the search ended at its limit; `problem` is why nothing was searched. */
export type Found = { standard: string | null; others: string[]; complete: boolean; problem: AppError | null }

const skipped = new Set(['library', 'temp', 'logs', 'obj', 'build', 'builds', 'usersettings', 'node_modules'])
const limits = { folders: 20_000, entries: 100_000, assets: 20_000, depth: 16 }
const headBytes = 4096
const atATime = 32

/**
 * Where an SDK keeps its settings: the guid of the asset's script, with its `fileID` if that is one of several in a library, and
 * where the SDK makes it, as `Assets/<folder>/<name>`.
 */
export type Asset = { script: string; fileID?: string | undefined; standard: string; beyond?: Beyond | undefined }

const wordsOf = ({ script, fileID }: Pick<Asset, 'script' | 'fileID'>): Words => ({
  says: `guid: ${script}`,
  ...(fileID !== undefined && { behind: `fileID: ${fileID},` }),
})

/** Whether a text of an asset names its script. */
export const namesScript = (text: string, asset: Pick<Asset, 'script' | 'fileID'>): boolean => doesSay(text, wordsOf(asset))

/**
 * Looks for an asset below Assets/: in its standard place first, and only if it is not there, in every folder. Reads
 * only the heads of files, and nothing outside the project.
 */
export async function findAsset(root: string, asset: Asset, limit = limits, others: Others = new Map()): Promise<Found> {
  const { beyond } = asset
  try {
    const standard = await findStandard(root, asset)
    if (standard.length > 0) return { standard: standard[0] ?? null, others: standard.slice(1), complete: true, problem: null }
    const wanted = { below: 'Assets', name: /\.asset$/, ...wordsOf(asset), others, beyond }
    const { found, complete } = await findFiles(root, wanted, limit)
    return { standard: null, others: found, complete, problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { standard: null, others: [], complete: true, problem: error }
  }
}

/**
 * The files that earlier searches found to be sound assets of something else, each with what tells it from a later one at its
 * place. They are not read again while that is the same: a large project has tens of thousands of them.
 */
export type Others = Map<string, string>

/** What the head of a file contains; with `behind`, right behind that, but for blanks and a line break. */
type Words = { says: string; behind?: string }

/** Files below a folder (empty: the whole project) whose name fits and whose head contains some words. */
type Wanted = Words & { below: string; name: RegExp; others?: Others | undefined; beyond?: Beyond | undefined }

function doesSay(text: string, { says, behind }: Words): boolean {
  if (!text.includes(says)) return false
  return behind === undefined || text.replaceAll(/\s+/g, ' ').includes(`${behind} ${says}`)
}

/** Ignores the case of the folder's name: early versions of an SDK may write it differently. */
async function findStandard(root: string, asset: Asset): Promise<string[]> {
  const { standard: place, beyond } = asset
  const found: string[] = []
  const [own, name] = [posix.basename(posix.dirname(place)).toLowerCase(), posix.basename(place)]
  const assets = (await placeInside(root, 'Assets', beyond)).path
  for (const folder of (await entriesOf(assets, limits.entries)).entries) {
    if (folder.name.toLowerCase() !== own) continue
    // Throws where a link leads out of the project.
    if (folder.isSymbolicLink()) await placeInside(root, `Assets/${folder.name}`, beyond)
    else if (!folder.isDirectory()) continue
    const path = `Assets/${folder.name}/${name}`
    const head = await headOf((await placeInside(root, path, beyond)).path)
    // A file that is not a text asset (Git LFS pointer, binary, merge conflict) counts too, to say what is wrong with it.
    if (head !== '' && (!isSound(head) || namesScript(head, asset))) found.push(path)
  }
  return found
}

/**
 * Looks through every folder an engine would look into, within limits. Throws `file-refused` when the first folder leads out
 * of the project.
 */
export async function findFiles(
  root: string,
  { below, name: fits, others, beyond, ...words }: Wanted,
  limit = limits,
): Promise<{ found: string[]; complete: boolean }> {
  const found: string[] = []
  let assets = 0
  let complete = true
  for await (const { path, real, entries, isWhole } of walk(root, { below, isSearched, beyond }, limit)) {
    const files = entries.filter((entry) => entry.isFile() && fits.test(entry.name)).map(({ name }) => name)
    const read = files.slice(0, limit.assets - assets)
    complete &&= isWhole
    assets += read.length
    for (const name of await filesThatSay(real, read, words, others)) found.push(posix.join(below, path, name))
    if (read.length < files.length) return { found, complete: false }
  }
  return { found, complete }
}

/** Several are read at a time, in their order: most of what one takes is waiting. */
async function filesThatSay(folder: string, files: readonly string[], words: Words, others?: Others): Promise<string[]> {
  const found: string[] = []

  async function isWanted(file: string): Promise<boolean> {
    const path = join(folder, file)
    const name = `${words.behind ?? ''}${words.says} ${path}`
    // Before it is read: what changes meanwhile is looked at again.
    const mark = others === undefined ? null : await markOf(path)
    if (mark !== null && others?.get(name) === mark) return false
    const head = await headOf(path)
    const isIt = doesSay(head, words)
    if (mark !== null && !isIt && isSound(head)) others?.set(name, mark)
    return isIt
  }

  for (let from = 0; from < files.length; from += atATime) {
    const some = files.slice(from, from + atATime)
    const answers = await Promise.all(some.map(isWanted))
    found.push(...some.filter((_, index) => answers[index]))
  }
  return found
}

/** Differs when a file was written or another one took its place, whatever its times say. Null for none. */
async function markOf(path: string): Promise<string | null> {
  return lstat(path, { bigint: true }).then(
    ({ ino, size, mtimeNs, ctimeNs }) => [ino, size, mtimeNs, ctimeNs].join('/'),
    () => null,
  )
}

/** Not a Git LFS pointer, a binary file or one in conflict, any of which may become the asset that is looked for. */
const isSound = (head: string): boolean => head.startsWith('%YAML') && !/^<{7} /m.test(head)

/** Unity itself ignores names with a leading dot or a trailing tilde. */
function isSearched(name: string): boolean {
  return !name.startsWith('.') && !name.endsWith('~') && !skipped.has(name.toLowerCase())
}

async function headOf(path: string): Promise<string> {
  try {
    return await withRegularFile(path, { name: path, links: 'refuse' }, async (file) => {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
      return buffer.toString('latin1', 0, bytesRead)
    })
  } catch {
    return '' // a folder of that name, a pipe, or a disk fault: opening the file later will say so
  }
}
