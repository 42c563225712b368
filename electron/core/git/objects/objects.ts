import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { readBounded } from '../boundedFile'
import { applied } from './delta'
import { broken, tooLarge } from './failures'
import { inflated } from './inflate'
import { objectTypes, readEntry, type ObjectType } from './pack'
import { createPackIndex, type PackIndex } from './packIndex'

export type GitObject = { type: ObjectType; bytes: Buffer }

export type Objects = {
  /** An object; null if the repository does not have it. Throws `file-refused` for one that is damaged or too large. */
  read(id: string): Promise<GitObject | null>
}

/** In bytes. A folder of fifty thousand files is a tree of two megabytes. */
const largest = 8 * 1024 * 1024
/** All that may be unpacked for one object. */
const mostWork = 128 * 1024 * 1024
/** Git itself makes chains of 50, and 250 if it is told to. */
const longestChain = 4096
const mostPacks = 2000
/** What is kept of the objects that others are differences to. */
const mostKept = 16 * 1024 * 1024

type Pack = { path: string; index: PackIndex }
type Spot = { pack: Pack; at: number }

/** The objects of a repository, each read when it is asked for and checked against its id. Other folders are not looked into. */
export function createObjects(common: string, hashLength: number): Objects {
  const folder = join(common, 'objects')
  const kept = createKept()
  let packs: Promise<Pack[]> | null = null

  async function readPacks(): Promise<Pack[]> {
    const names = await readdir(join(folder, 'pack')).catch(() => [])
    const found = names.filter((name) => /^pack-[0-9a-f]+\.idx$/.test(name))
    if (found.length > mostPacks) throw tooLarge()
    return found.map((name) => {
      const path = join(folder, 'pack', name)
      return { path: path.replace(/\.idx$/, '.pack'), index: createPackIndex(path, hashLength) }
    })
  }

  async function spotOf(id: string): Promise<Spot | null> {
    for (const pack of await (packs ??= readPacks())) {
      const at = await pack.index.find(id)
      if (at !== null) return { pack, at }
    }
    return null
  }

  async function unpacked(first: Spot): Promise<GitObject> {
    const deltas: { name: string; bytes: Buffer }[] = []
    const seen = new Set<string>()
    let spot = first
    let work = 0
    let whole: GitObject | undefined
    while (whole === undefined) {
      const name = `${spot.pack.path} ${spot.at}`
      whole = kept.get(name)
      if (whole !== undefined) break
      const entry = await readEntry(spot.pack.path, spot.at, { hashLength, most: largest })
      work += entry.bytes.length
      if (seen.has(name)) throw broken()
      if (deltas.length > longestChain || work > mostWork) throw tooLarge()
      seen.add(name)
      if ('type' in entry) {
        whole = entry
        kept.keep(name, entry)
      } else {
        deltas.push({ name, bytes: entry.bytes })
        spot = await baseOf(entry, spot)
      }
    }
    return rebuilt(whole, deltas)
  }

  async function baseOf(entry: { baseAt: number } | { baseId: string }, { pack }: Spot): Promise<Spot> {
    if ('baseAt' in entry) return { pack, at: entry.baseAt }
    const spot = await spotOf(entry.baseId)
    if (spot === null) throw broken()
    return spot
  }

  function rebuilt(whole: GitObject, deltas: readonly { name: string; bytes: Buffer }[]): GitObject {
    let work = 0
    return deltas.toReversed().reduce<GitObject>(({ type, bytes }, delta) => {
      const next = { type, bytes: applied(bytes, delta.bytes, largest) }
      work += next.bytes.length
      if (work > mostWork) throw tooLarge()
      kept.keep(delta.name, next)
      return next
    }, whole)
  }

  return {
    async read(id) {
      const loose = await readBounded(join(folder, id.slice(0, 2), id.slice(2)), { most: largest })
      const spot = loose === null ? await spotOf(id) : null
      if (loose === null && spot === null) return null
      const found = loose === null ? spot && (await unpacked(spot)) : looseObject(await inflated(loose, largest))
      if (found === null || idOf(found, hashLength) !== id) throw broken()
      return found
    },
  }
}

function looseObject(bytes: Buffer): GitObject {
  const end = bytes.indexOf(0)
  const [word = '', size = ''] = bytes.toString('latin1', 0, Math.max(0, Math.min(end, 32))).split(' ')
  const type = objectTypes.find((one) => one === word)
  const content = bytes.subarray(end + 1)
  if (type === undefined || size !== String(content.length)) throw broken()
  return { type, bytes: content }
}

function idOf({ type, bytes }: GitObject, hashLength: number): string {
  const hash = createHash(hashLength === 32 ? 'sha256' : 'sha1')
  return hash.update(`${type} ${bytes.length}\0`).update(bytes).digest('hex')
}

/** The objects that were unpacked last. */
function createKept() {
  const all = new Map<string, GitObject>()
  let size = 0
  return {
    get: (name: string) => all.get(name),
    keep(name: string, object: GitObject): void {
      if (all.has(name) || object.bytes.length > mostKept / 4) return
      all.set(name, object)
      size += object.bytes.length
      for (const [oldest, { bytes }] of all) {
        if (size <= mostKept) return
        all.delete(oldest)
        size -= bytes.length
      }
    },
  }
}
