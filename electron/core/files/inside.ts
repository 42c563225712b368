import { constants, type BigIntStats } from 'node:fs'
import { access, rm, stat } from 'node:fs/promises'

import { AppError } from '../../../shared/errors'
import { fileTexts as texts } from '../../../shared/texts'
import { placeInside, type Contained } from './contain'
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
export async function readInside(root: string, relativePath: string): Promise<{ bytes: Buffer; stamp: Stamp } | null> {
  const place = await placeInside(root, relativePath)
  const found = place.exists ? await readContent(place, relativePath) : null
  return found === null ? null : { bytes: found.bytes, stamp: found.stamp }
}

/**
 * Replaces a whole file of the team, or makes it (and the one folder it lies in). `expected` is the stamp that was read,
 * null for a file that must not exist yet; other content throws `file-changed`. The same bytes write nothing. On any
 * failure the old file stays and the temporary file is removed.
 */
export async function saveInside(root: string, relativePath: string, bytes: Uint8Array, expected: Stamp | null): Promise<Stamp> {
  const place = await placeInside(root, relativePath)
  const current = await contentAsExpected(place, expected, relativePath)
  if (current?.bytes.equals(bytes)) return current.stamp
  try {
    if (current !== null) await assertWritable(place, current.stats, relativePath)
    const ready = place.folderExists ? place : await makePlace(root, relativePath, place)
    const stamp = await replaceFile(ready, bytes, current?.stats ?? null, relativePath)
    removeLeftoversBeside(ready)
    return stamp
  } catch (error) {
    throw fileFailure(error, 'write', relativePath)
  }
}

/** Removes a file of the team if it is still what was read; otherwise throws `file-changed`. */
export async function removeInside(root: string, relativePath: string, expected: Stamp): Promise<void> {
  const place = await placeInside(root, relativePath)
  const current = await contentAsExpected(place, expected, relativePath)
  try {
    if (current !== null) await rm(place.path)
  } catch (error) {
    throw fileFailure(error, 'write', relativePath)
  }
}

/** Throws `file-refused` for a file that a save would refuse because it can't be written to. */
export async function assertWritableInside(root: string, relativePath: string): Promise<void> {
  const place = await placeInside(root, relativePath)
  try {
    if (place.exists) await assertWritable(place, await stat(place.path, { bigint: true }), relativePath)
  } catch (error) {
    // One that went meanwhile is not read-only.
    if (errorCode(error) !== 'ENOENT') throw error
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

async function contentAsExpected(place: Contained, expected: Stamp | null, name: string): Promise<Content | null> {
  const current = place.exists ? await readContent(place, name) : null
  // A new modification time alone is not a change: the content counts.
  if (current?.stamp.hash !== expected?.hash) throw changed(name)
  return current
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
    () => false,
  )
  if (allowed && !marked) return
  throw refused(marked ? texts.readOnly(name) : texts.notPermitted(name))
}
