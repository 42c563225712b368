import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'

import { gitTexts as texts } from '../../shared/texts'
import { errorCode, refused } from '../files/failure'

const nothing = ['ENOENT', 'ENOTDIR']

type Reading = { most: number; followsLinks?: boolean }

/**
 * The bytes of a file that git would read, wherever it lies; null if there is none. The folder it came with may have put
 * anything in its place, so no pipe or device is waited for and no more than `most` bytes are taken: those throw
 * `file-refused`.
 */
export async function readBounded(path: string, { most, followsLinks = true }: Reading): Promise<Buffer | null> {
  try {
    const stats = await stat(path)
    if (!stats.isFile() || stats.size > most) throw refused(texts.unknown)
    return await readWhole(path, most, followsLinks ? 0 : (constants.O_NOFOLLOW ?? 0))
  } catch (error) {
    if (nothing.includes(errorCode(error))) return null
    // Git does not follow a link in place of a .gitignore, and goes on as if there were none.
    if (!followsLinks && errorCode(error) === 'ELOOP') return null
    throw error
  }
}

async function readWhole(path: string, most: number, links: number): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | links)
  try {
    const stats = await file.stat()
    if (!stats.isFile() || stats.size > most) throw refused(texts.unknown)
    const bytes = Buffer.alloc(stats.size)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** A path that a file of git's names. Never a share of another computer: asking for it would sign in there. */
export function localPath(path: string): string {
  if (/^[/\\]{2}/.test(path)) throw refused(texts.unknown)
  return path
}
