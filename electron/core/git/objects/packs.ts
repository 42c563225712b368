import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { applied } from './delta'
import { broken, tooLarge } from './failures'
import { readEntry, type GitObject } from './pack'
import { createPackIndex, type PackIndex } from './packIndex'

/** All that may be unpacked for one object, in bytes. */
const mostWork = 128 * 1024 * 1024
/** Git itself makes chains of 50, and at most 4095 if it is told to. */
const longestChain = 4095
const mostPacks = 2000
/** What is kept, in bytes, of the objects that others are differences to. */
const mostKept = 16 * 1024 * 1024

type Pack = { path: string; index: PackIndex }
type Spot = { pack: Pack; at: number }
type Delta = { name: string; bytes: Buffer }

/** The packs of a repository. `largest`: of an object, in bytes. */
export function createPacks(folder: string, { hashLength, largest }: { hashLength: number; largest: number }) {
  const kept = createKept()
  let packs: Promise<Pack[]> | null = null

  async function spotOf(id: string): Promise<Spot | null> {
    for (const pack of await (packs ??= packsIn(folder, hashLength))) {
      const at = await pack.index.find(id)
      if (at !== null) return { pack, at }
    }
    return null
  }

  async function unpacked(first: Spot): Promise<GitObject> {
    const deltas: Delta[] = []
    const seen = new Set<string>()
    let work = 0
    for (let spot = first; ;) {
      const name = `${spot.pack.path} ${spot.at}`
      const known = kept.get(name)
      if (known !== undefined) return rebuilt(known, deltas)
      const entry = await readEntry(spot.pack.path, spot.at, { hashLength, most: largest })
      work += entry.bytes.length
      if (seen.has(name)) throw broken()
      if (deltas.length > longestChain || work > mostWork) throw tooLarge()
      if ('type' in entry) return rebuilt(kept.keep(name, entry), deltas)
      seen.add(name)
      deltas.push({ name, bytes: entry.bytes })
      spot = 'baseAt' in entry ? { ...spot, at: entry.baseAt } : await baseOf(entry.baseId)
    }
  }

  async function baseOf(id: string): Promise<Spot> {
    const spot = await spotOf(id)
    if (spot === null) throw broken()
    return spot
  }

  function rebuilt(whole: GitObject, deltas: readonly Delta[]): GitObject {
    let work = 0
    return deltas.toReversed().reduce<GitObject>(({ type, bytes }, delta) => {
      const next = applied(bytes, delta.bytes, largest)
      work += next.length
      if (work > mostWork) throw tooLarge()
      return kept.keep(delta.name, { type, bytes: next })
    }, whole)
  }

  return {
    /** An object; null if no pack has it. */
    async read(id: string): Promise<GitObject | null> {
      const spot = await spotOf(id)
      return spot && unpacked(spot)
    },
  }
}

async function packsIn(folder: string, hashLength: number): Promise<Pack[]> {
  const names = await readdir(folder).catch(() => [])
  const found = names.filter((name) => /^pack-[0-9a-f]+\.idx$/.test(name))
  if (found.length > mostPacks) throw tooLarge()
  return found.map((name) => {
    const path = join(folder, name)
    return { path: path.replace(/\.idx$/, '.pack'), index: createPackIndex(path, hashLength) }
  })
}

/** The objects that were unpacked last. */
function createKept() {
  const all = new Map<string, GitObject>()
  let size = 0

  function makeRoom(): void {
    for (const [oldest, { bytes }] of all) {
      if (size <= mostKept) return
      all.delete(oldest)
      size -= bytes.length
    }
  }

  return {
    get: (name: string) => all.get(name),
    keep(name: string, object: GitObject): GitObject {
      if (all.has(name) || object.bytes.length > mostKept / 4) return object
      all.set(name, object)
      size += object.bytes.length
      makeRoom()
      return object
    },
  }
}
