import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type BigIntStats, type Stats } from 'node:fs'
import { lstat, open, stat, type FileHandle } from 'node:fs/promises'

import { fileTexts as texts } from '../../../shared/texts/files'
import type { Contained } from './contain'
import { errorCode, fileFailure, refused } from './failure'

/** Neither waits for the other end of a pipe nor follows a link. */
const quietly = (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)

/** `follow`: opens the file a link leads to. `refuse`: links have been followed already, so the path must not end in one. */
type Links = 'follow' | 'refuse'

/**
 * The only way to open a file that others may have put there. Throws `file-refused` for anything but a regular file: a
 * pipe, a device or a socket could block its reader, and in the end the whole app.
 */
export async function withRegularFile<T>(
  path: string,
  { name, links }: { name: string; links: Links },
  action: (file: FileHandle, stats: BigIntStats) => Promise<T>,
): Promise<T> {
  const isFollowed = links === 'follow'
  // Before opening, because some devices react to that; and again afterwards, in case something else took its place in between.
  assertRegular(await (isFollowed ? stat : lstat)(path, { bigint: true }), name)
  const flags = constants.O_RDONLY | (isFollowed ? (constants.O_NONBLOCK ?? 0) : quietly)
  const file = await open(path, flags).catch((error: unknown) => {
    throw errorCode(error) === 'ELOOP' ? refused(texts.becameLink(name)) : error
  })
  try {
    const stats = await file.stat({ bigint: true })
    assertRegular(stats, name)
    return await action(file, stats)
  } finally {
    await file.close()
  }
}

function assertRegular(stats: BigIntStats, name: string): void {
  if (stats.isSymbolicLink()) throw refused(texts.becameLink(name))
  if (!stats.isFile()) throw refused(texts.notRegular(name))
}

/** Files of a project that are larger than this are not touched. */
const maximumBytes = 2 * 1024 * 1024

/** What a file was when it was read. Two stamps with the same hash are the same content. */
export type Stamp = { modified: string; size: number; inode: string; hash: string }

export type Content = { bytes: Buffer; stamp: Stamp; stats: BigIntStats }

/** The bytes and attributes of a file whose links have been followed; null if there is no file. */
export async function readContent(place: Contained, name: string): Promise<Content | null> {
  try {
    return await withRegularFile(place.path, { name, links: 'refuse' }, async (file, stats) => {
      const bytes = await readLimited(file, Number(stats.size), name)
      return { bytes, stats, stamp: stampOf(bytes, stats) }
    })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw fileFailure(error, 'read', name)
  }
}

/** Whether a regular file, and no link to one, holds exactly these bytes. In one turn, for the moment before it is replaced. */
export function holdsNow(path: string, bytes: Uint8Array): boolean {
  const isRegular = (stats: Stats | undefined) => stats?.isFile() === true && stats.size === bytes.length
  if (!isRegular(lstatSync(path, { throwIfNoEntry: false }))) return false
  const file = openSync(path, constants.O_RDONLY | quietly)
  try {
    return isRegular(fstatSync(file)) && readFileSync(file).equals(bytes)
  } finally {
    closeSync(file)
  }
}

export function stampOf(bytes: Uint8Array, stats: BigIntStats): Stamp {
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { modified: String(stats.mtimeNs), size: bytes.length, inode: String(stats.ino), hash }
}

/** Asks for one byte more than expected, because the reported size may be out of date. */
async function readLimited(file: FileHandle, size: number, name: string): Promise<Buffer> {
  let bytes = Buffer.alloc(Math.min(size, maximumBytes) + 1)
  let length = 0
  for (;;) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, length)
    length += bytesRead
    if (length > maximumBytes) throw refused(texts.tooLarge(name))
    if (bytesRead === 0) return bytes.subarray(0, length)
    if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(length)])
  }
}
