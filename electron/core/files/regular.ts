import { constants } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { lstat, open, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

import { fileTexts as texts } from '../../../shared/texts'
import { errorCode, refused } from './failure'

/** `follow`: opens the file a link leads to. `refuse`: links were followed already, so the path must not end in one. */
type Links = 'follow' | 'refuse'

/**
 * The only way to open a file that others may have put there. Throws `file-refused` for anything but a regular file: a
 * pipe, a device or a socket would block whoever opens or reads it, and in the end the whole app.
 */
export async function withRegularFile<T>(
  path: string,
  { name, links }: { name: string; links: Links },
  action: (file: FileHandle, stats: BigIntStats) => Promise<T>,
): Promise<T> {
  const isFollowed = links === 'follow'
  // Before opening, because some devices act on that; and again after it, in case something else took its place in between.
  assertRegular(await (isFollowed ? stat : lstat)(path, { bigint: true }), name)
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (isFollowed ? 0 : (constants.O_NOFOLLOW ?? 0))
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
