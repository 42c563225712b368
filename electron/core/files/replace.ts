import { randomBytes } from 'node:crypto'
import { constants, lstatSync, renameSync, type BigIntStats } from 'node:fs'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

import type { Contained } from './contain'
import { holdsNow, stampOf, type Content, type Stamp } from './regular'
import { changed, errorCode, retryWhileHeld } from './failure'

/**
 * Temporary file in the same folder, fsync, rename, fsync of the folder. `old` gives the mode to keep and the content that
 * must still be there at the last moment. On any failure the old file stays and the temporary file is removed. Returns what tells
 * the new file from a later one.
 */
export async function replaceFile(place: Contained, bytes: Uint8Array, old: Content | null, name: string): Promise<Stamp> {
  // The leading dot keeps Unity from importing the file while it exists.
  const temporary = join(place.folder, `.${basename(place.path)}.${randomBytes(6).toString('hex')}.tmp`)
  const file = await open(temporary, 'wx')
  try {
    const stats = await writeWhole(file, bytes, old?.stats ?? null)
    await retryWhileHeld(async () => {
      // In one turn: between the two, someone else's save could be overwritten.
      assertSame(place, old, name)
      renameSync(temporary, place.path)
    })
    await syncFolder(place.folder)
    return stampOf(bytes, stats)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Whether `name` is one that `replaceFile` gives to the temporary file for `file`. */
export function isTemporaryOf(name: string, file: string): boolean {
  return name.startsWith(`.${file}.`) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(file.length + 2))
}

/** Makes one folder in a folder that exists. `recursive` is left out: mkdir alone never follows a link. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return // someone else made it; what it is gets checked elsewhere
    throw error
  }
  await syncFolder(dirname(path))
}

async function writeWhole(file: FileHandle, bytes: Uint8Array, old: BigIntStats | null): Promise<BigIntStats> {
  try {
    if (old !== null) await keepAttributes(file, old)
    await file.writeFile(bytes)
    await file.sync()
    return await file.stat({ bigint: true })
  } finally {
    await file.close()
  }
}

async function keepAttributes(file: FileHandle, old: BigIntStats): Promise<void> {
  // Root in a container must not take the file away from the user it belongs to.
  if (process.getuid?.() === 0) await file.chown(Number(old.uid), Number(old.gid))
  await file.chmod(Number(old.mode & 0o7777n))
}

/** Throws `file-changed` unless the file is still what was read. Its times can't tell: a disk's clock has coarse ticks. */
function assertSame({ path }: Contained, old: Content | null, name: string): void {
  const isSame = old === null ? lstatSync(path, { throwIfNoEntry: false }) === undefined : holdsNow(path, old.bytes)
  if (!isSame) throw changed(name)
}

/** Makes the rename survive a power cut, too. Where that is impossible, the new file is in place anyway: no failure. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return // Windows has no fsync of folders
  try {
    const folder = await open(path, constants.O_RDONLY | (constants.O_DIRECTORY ?? 0))
    await folder.sync().finally(() => folder.close())
  } catch {
    // The new file is in place and can't be taken back, so it would be wrong to say that it was not written.
  }
}
