import { lstat } from 'node:fs/promises'

import { gitTexts as texts } from '../../../shared/texts/files'
import { errorCode, refused } from '../files/failure'
import { withRegularFile } from '../files/regular'

const nothing = ['ENOENT', 'ENOTDIR']

type Reading = { most: number; followsLinks?: boolean }

/**
 * The bytes of a file that git would read, wherever it is; null if there is none. Anything may be in its place, so no
 * pipe or device is waited for and no more than `most` bytes are read: those throw `file-refused`.
 */
export async function readBounded(path: string, { most, followsLinks = true }: Reading): Promise<Buffer | null> {
  try {
    // Git does not follow a .gitignore that is a link, and goes on as if there were none.
    if (!followsLinks && (await lstat(path)).isSymbolicLink()) return null
    return await withRegularFile(path, { name: path, links: followsLinks ? 'follow' : 'refuse' }, async (file, { size }) => {
      if (size > most) throw refused(texts.unknown)
      const bytes = Buffer.alloc(Number(size))
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
      return bytes.subarray(0, bytesRead)
    })
  } catch (error) {
    if (nothing.includes(errorCode(error))) return null
    throw error
  }
}

/** A path from one of git's files. Throws for a network share: looking at one would sign in to another computer. */
export function localPath(path: string): string {
  if (/^[/\\]{2}/.test(path)) throw refused(texts.unknown)
  return path
}
