import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

import { errorCode, passing, waits } from './failure'

/** What a temporary file's name adds to the name of the file it is to replace. */
export const temporary = /^\.tmp-[0-9a-f]{12}$/

/**
 * Temporary file beside it, fsync, rename, fsync of the folder, in one turn of the event loop. Only its owner may read
 * the file. On any failure the old file stays and the temporary file is removed. A link stays a link.
 */
export function replaceFileSync(file: string, bytes: Uint8Array): void {
  const path = existsSync(file) ? realpathSync.native(file) : file
  const beside = `${path}.tmp-${randomBytes(6).toString('hex')}`
  try {
    writeWhole(beside, bytes)
    renameWhileHeld(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** Keeps a copy under another name, with a number added where a different file has that name. Equal bytes are kept once. */
export function keepCopySync(file: string, kept: string): void {
  const bytes = readFileSync(file)
  for (let name = kept, count = 2; ; name = `${kept}-${count++}`) {
    if (!existsSync(name)) return replaceFileSync(name, bytes)
    if (readFileSync(name).equals(bytes)) return
  }
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    // Unlike `writeSync`, which may write only a part when the disk gets full, and report success.
    writeFileSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function renameWhileHeld(from: string, to: string): void {
  for (const milliseconds of waits) {
    try {
      return renameSync(from, to)
    } catch (error) {
      if (!passing.has(errorCode(error))) throw error
      // Nothing else may happen meanwhile, so the thread itself waits.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
    }
  }
  renameSync(from, to)
}

/** Makes the rename survive a power cut, too. Where that is impossible, the new file is in place anyway: no failure. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return // Windows has no fsync of folders
  try {
    const folder = openSync(path, constants.O_RDONLY | (constants.O_DIRECTORY ?? 0))
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch {
    // The new file is in place and can't be taken back, so it would be wrong to say that it was not written.
  }
}
