import { posix } from 'node:path'

import { AppError } from '../../../shared/errors'
import { placeInside, type Beyond } from '../files/contain'
import { findHeads, headOf, isSound, type Others, type SearchLimits } from './findFiles'
import { entriesOf } from './walk'

/** Where an SDK keeps its settings: the guid of the asset's script, its id if it is in a DLL, and where the SDK makes the asset. */
export type Asset = { script: string; fileID?: string | undefined; standard: string }

/** Paths have forward slashes. `complete` is false when the search ended at its limit; `problem` is why nothing was searched. */
export type Found = { standard: string | null; others: string[]; complete: boolean; problem: AppError | null }

export const none: Found = { standard: null, others: [], complete: true, problem: null }

type Where = { root: string; beyond?: Beyond | undefined }

/** The same for two places in one asset. */
export const nameOf = ({ script, fileID = '', standard }: Asset) => `${fileID} ${script} ${standard}`

/**
 * What is in the standard places of assets, by their names; no entry for one that is not there. Reads only the few folders on
 * the way, each once. Ignores the case of folders' names: early versions of an SDK may write them differently.
 */
export async function findStandard(where: Where, assets: readonly Asset[]): Promise<Map<string, Found>> {
  const foldersIn = createFolders(where)
  const found = await Promise.all(
    assets.map(async (asset) => [nameOf(asset), await unlessRefused(() => standardOf(where, asset, foldersIn))] as const),
  )
  return new Map(found.filter((entry): entry is [string, Found] => entry[1] !== null))
}

async function standardOf({ root, beyond }: Where, asset: Asset, foldersIn: Folders): Promise<Found | null> {
  const name = posix.basename(asset.standard)
  const [first = '', ...inner] = posix.dirname(asset.standard).split('/')
  let folders = [first]
  for (const step of inner) folders = (await Promise.all(folders.map((folder) => foldersIn(folder, step)))).flat()
  const found: string[] = []
  for (const path of folders.map((folder) => posix.join(folder, name))) {
    const { head } = await headOf((await placeInside(root, path, beyond)).path)
    // A file that is not a text asset (Git LFS pointer, binary, merge conflict) counts too, to say what is wrong with it.
    if (head !== '' && (!isSound(head) || isOf(head, asset))) found.push(path)
  }
  return found.length === 0 ? null : { ...none, standard: found[0] ?? null, others: found.slice(1) }
}

/** The folders of one that have a name, in any case. Throws where a link leads out of the project. */
type Folders = (folder: string, name: string) => Promise<string[]>

function createFolders({ root, beyond }: Where): Folders {
  const known = new Map<string, ReturnType<typeof list>>()

  const list = async (folder: string) => (await entriesOf((await placeInside(root, folder, beyond)).path, mostEntries)).entries

  return async (folder, name) => {
    const listed = known.get(folder) ?? list(folder)
    known.set(folder, listed)
    const found: string[] = []
    for (const entry of (await listed).filter((one) => one.name.toLowerCase() === name.toLowerCase())) {
      const path = posix.join(folder, entry.name)
      if (entry.isSymbolicLink()) await placeInside(root, path, beyond)
      if (entry.isSymbolicLink() || entry.isDirectory()) found.push(path)
    }
    return found
  }
}

const mostEntries = 100_000

type Search = { others?: Others | undefined; signal?: AbortSignal | undefined; limit?: SearchLimits | undefined }

/** Looks for assets in every folder below Assets/, in one walk that reads each head once, however many are looked for. */
export async function findEverywhere(
  { root, beyond }: Where,
  assets: readonly Asset[],
  { others, signal, limit }: Search,
): Promise<Map<string, Found>> {
  const byScript = new Map<string, Asset[]>()
  for (const asset of assets) byScript.set(asset.script, [...(byScript.get(asset.script) ?? []), asset])
  const wanted = { below: 'Assets', name: /\.asset$/, ask: (head: string) => assetsIn(head, byScript), others, beyond, signal }
  const paths = new Map<string, string[]>(assets.map((asset) => [nameOf(asset), []]))
  const rest = await unlessRefused(async () => {
    const { found, complete } = await findHeads(root, wanted, limit)
    for (const { path, is } of found) for (const name of is) paths.get(name)?.push(path)
    return { ...none, complete }
  })
  return new Map([...paths].map(([name, own]) => [name, { ...rest, others: own }]))
}

/** The assets among the kept ones that are still where an earlier search found them. */
export async function stillThere({ root, beyond }: Where, asset: Asset, paths: readonly string[]): Promise<string[]> {
  const heads = await Promise.all(
    paths.map((path) =>
      placeInside(root, path, beyond).then(
        async (place) => (await headOf(place.path)).head,
        () => '',
      ),
    ),
  )
  return paths.filter((_, index) => isOf(heads[index] ?? '', asset))
}

async function unlessRefused<T>(action: () => Promise<T>): Promise<T | Found> {
  try {
    return await action()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...none, problem: error }
  }
}

/** The names of the assets that a head says it is. One pass, however many are wanted: it may refer to hundreds of others. */
function assetsIn(head: string, byScript: ReadonlyMap<string, readonly Asset[]>): string[] {
  const all = scriptsIn(head).flatMap((one) => (byScript.get(one.script) ?? []).filter((asset) => isSame(one, asset)))
  return [...new Set(all.map(nameOf))]
}

/** Whether a text of an asset names its script. */
export const isOf = (text: string, asset: Asset): boolean => scriptsIn(text).some((one) => isSame(one, asset))

type Script = { script: string; fileID: string }

/** Unity breaks long lines at blanks. */
function scriptsIn(text: string): Script[] {
  const found = text.matchAll(/m_Script: \{fileID: (-?\d{1,20}),\s{1,80}guid: ([0-9a-f]{32})/g)
  return Array.from(found, ([, fileID = '', script = '']) => ({ fileID, script }))
}

/** The scripts of one library differ only in their `fileID`. */
const isSame = (one: Script, { script, fileID = one.fileID }: Asset) => one.script === script && one.fileID === fileID
