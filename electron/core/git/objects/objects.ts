import { createHash } from 'node:crypto'
import { join } from 'node:path'

import { readBounded } from '../boundedFile'
import { broken } from './failures'
import { inflated } from './inflate'
import { objectTypes, type GitObject } from './pack'
import { createPacks } from './packs'

/** In bytes. A folder of fifty thousand files is a tree of two megabytes. */
const largest = 8 * 1024 * 1024

/** The objects of a repository, each read when it is asked for and checked against its id. Other folders are not looked into. */
export function createObjects(common: string, hashLength: number) {
  const folder = join(common, 'objects')
  const packs = createPacks(join(folder, 'pack'), { hashLength, largest })

  return {
    /** An object; null if the repository does not have it. Throws `file-refused` for one that is damaged or too large. */
    async read(id: string): Promise<GitObject | null> {
      const bytes = await readBounded(join(folder, id.slice(0, 2), id.slice(2)), { most: largest })
      const found = bytes === null ? await packs.read(id) : looseObject(await inflated(bytes, largest))
      if (found !== null && idOf(found, hashLength) !== id) throw broken()
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
