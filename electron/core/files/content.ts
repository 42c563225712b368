import { createHash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'

import { fileTexts as texts } from '../../../shared/texts'
import type { Contained } from './contain'
import { errorCode, fileFailure, refused } from './failure'
import { withRegularFile } from './regular'

/** Larger files of a project are not touched. */
const maximumBytes = 2 * 1024 * 1024

/** What a file was when it was read. Two stamps with the same hash are the same content. */
export type Stamp = { modified: string; size: number; hash: string }

export type Content = { bytes: Buffer; stamp: Stamp; stats: BigIntStats }

/** The bytes and attributes of the file at a place that was already followed; null if there is none. */
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

export function stampOf(bytes: Uint8Array, stats: BigIntStats): Stamp {
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { modified: String(stats.mtimeNs), size: bytes.length, hash }
}

/** Reads one byte more than expected, because the size that was reported may be out of date. */
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
