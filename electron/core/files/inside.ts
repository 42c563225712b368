import { constants, type BigIntStats } from 'node:fs'
import { access, rm } from 'node:fs/promises'

import { AppError } from '../../../shared/errors'
import { fileTexts as texts } from '../../../shared/texts/files'
import { placeInside, type Beyond, type Contained } from './contain'
import { readContent, type Content, type Stamp } from './regular'
import { changed, errorCode, fileFailure, refused } from './failure'
import { removeLeftoversBeside, removeLeftoversOfDead } from './leftovers'
import { alone, isLocked } from './lock'
import { makeFolder, replaceFile } from './replace'

export type { Stamp } from './regular'

/**
 * The bytes of a file that belongs to the team, or null if it does not exist. `relativePath` has forward slashes. Writes
 * nothing. Throws `file-refused` for what leads out of the project, is not a regular file or is larger than 2 MB,
 * `file-failed` when the system refuses.
 */
export async function readInside(
  root: string,
  relativePath: string,
  beyond: Beyond = [],
): Promise<{ bytes: Buffer; stamp: Stamp } | null> {
  const { current } = await openInside(root, relativePath, beyond)
  return current === null ? null : { bytes: current.bytes, stamp: current.stamp }
}

/** A file of the team as it was read, or null for one that does not exist. */
export type OpenedInside = {
  place: Contained
  current: Content | null
  /** Throws `file-refused` if `replace` would refuse it because it can't be written to. */
  assertWritable(): Promise<void>
  /**
   * Replaces the whole file, or makes it (and the one folder it lies in). Throws `file-changed` if it is no longer what was
   * read. The same bytes write nothing. On any failure the old file stays and the temporary file is removed. Returns the
   * stamp of what is there afterwards.
   */
  replace(bytes: Uint8Array): Promise<Stamp>
}

/** Reads a file of the team that may be replaced, unless it is beyond the project. Throws like `readInside`. */
export async function openInside(root: string, relativePath: string, beyond: Beyond = []): Promise<OpenedInside> {
  const place = await placeInside(root, relativePath, beyond)
  const current = place.exists ? await readContent(place, relativePath) : null
  const assertThisWritable = async () => {
    if (place.isBeyond) throw refused(texts.beyond(relativePath, place.path))
    if (current !== null) await assertWritable(place, current.stats, relativePath)
  }
  return {
    place,
    current,
    assertWritable: assertThisWritable,
    async replace(bytes) {
      if (current?.bytes.equals(bytes)) return current.stamp
      try {
        await assertThisWritable()
        const ready = place.folderExists ? place : await makePlace(root, relativePath, place)
        const stamp = await replaceFile(ready, bytes, current, relativePath)
        removeLeftoversBeside(ready)
        return stamp
      } catch (error) {
        throw fileFailure(error, 'write', relativePath)
      }
    },
  }
}

/**
 * The same for a file that was read some time ago. `expected` is the stamp of then, null for a file that must not exist yet;
 * other content throws `file-changed`.
 */
export async function saveInside(root: string, relativePath: string, bytes: Uint8Array, expected: Stamp | null): Promise<void> {
  const opened = await openInside(root, relativePath)
  assertExpected(opened.current, expected, relativePath)
  await opened.replace(bytes)
}

/** Removes a file of the team if it is still what was read; otherwise throws `file-changed`. */
export async function removeInside(root: string, relativePath: string, expected: Stamp): Promise<void> {
  const { place, current } = await openInside(root, relativePath)
  assertExpected(current, expected, relativePath)
  try {
    if (current !== null) await rm(place.path)
  } catch (error) {
    throw fileFailure(error, 'write', relativePath)
  }
}

/**
 * Removes what a killed process left beside a file of the team: half-written copies, and its lock. What can't be removed
 * stays, and blocks nobody for long.
 */
export async function tidyInside(root: string, relativePath: string): Promise<void> {
  try {
    const place = await placeInside(root, relativePath)
    if (!place.folderExists) return
    await removeLeftoversOfDead(place)
    // Waits for a process that is at work there, and removes the lock of a dead one.
    if (isLocked(place)) await alone(root, relativePath, async () => undefined)
  } catch (error) {
    if (!(error instanceof AppError) && errorCode(error) === '') throw error
  }
}

/** A new modification time alone is not a change: the content counts. */
function assertExpected(current: Content | null, expected: Stamp | null, name: string): void {
  if (current?.stamp.hash !== expected?.hash) throw changed(name)
}

/** Makes the missing folder and follows the path again, in case someone else has made a link there. */
async function makePlace(root: string, relativePath: string, { folder }: Contained): Promise<Contained> {
  await makeFolder(folder)
  return placeInside(root, relativePath)
}

async function assertWritable(place: Contained, stats: BigIntStats, name: string): Promise<void> {
  // The mode is checked as well, because root may write to everything.
  const marked = (stats.mode & 0o200n) === 0n
  const allowed = await access(place.path, constants.W_OK).then(
    () => true,
    // One that went meanwhile is not read-only.
    (error: unknown) => errorCode(error) === 'ENOENT',
  )
  if (allowed && !marked) return
  throw refused(marked ? texts.readOnly(name) : texts.notPermitted(name))
}
