import { randomBytes } from 'node:crypto'
import { lstatSync, renameSync } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'

import { placeInside, type Contained } from './contain'
import { errorCode } from './failure'
import { makeFolder } from './replace'

/** A save takes milliseconds, and whoever needs longer touches its lock meanwhile. An older one is nobody's. */
const staleMilliseconds = 3_000
const touchMilliseconds = 500
const waits = { least: 4, most: 20 }

/** While a lock is being taken away, Windows answers as if it might not be made. */
const taken = process.platform === 'win32' ? ['EEXIST', 'EPERM', 'EBUSY'] : ['EEXIST']

/**
 * Runs an action that reads a file of the team and saves it, while no other Latchkey does that with the same file: two
 * of them could find it unchanged in the same moment, and the later one would take the earlier one's work with it. A
 * lock file beside it is removed when the action ends. Where none can be made, the save says what is wrong.
 */
export async function alone<T>(root: string, relativePath: string, action: () => Promise<T>): Promise<T> {
  const path = await lockPathFor(root, relativePath)
  const lock = path === null ? null : await takeLock(path)
  if (path === null || lock === null) return action()
  const touching = setInterval(() => void lock.utimes(new Date(), new Date()).catch(() => undefined), touchMilliseconds)
  try {
    return await action()
  } finally {
    clearInterval(touching)
    await release(path, lock)
  }
}

async function lockPathFor(root: string, relativePath: string): Promise<string | null> {
  try {
    const { folder, path, folderExists } = await placeInside(root, relativePath)
    if (!folderExists) await makeFolder(folder)
    return lockAt({ folder, path })
  } catch {
    return null
  }
}

function lockAt({ folder, path }: Pick<Contained, 'folder' | 'path'>): string {
  return join(folder, `.${basename(path)}.lock`)
}

/** Whether somebody is at work on a file, or died of it. */
export function isLocked(place: Contained): boolean {
  return identityOf(lockAt(place)) !== 'none'
}

/** Null where no lock can be made. Waits while somebody else's stands. */
async function takeLock(path: string): Promise<FileHandle | null> {
  let seen: { identity: string; since: number } | null = null
  for (;;) {
    const lock = await makeLock(path)
    if (lock !== 'taken') return lock
    const identity = identityOf(path)
    // Somebody's link, folder or pipe by that name. It is not ours to take away, and nobody's to wait for.
    if (identity === 'other') return null
    if (seen === null) seen = { identity, since: performance.now() - (await ageOf(path)) }
    else if (seen.identity !== identity) seen = { identity, since: performance.now() }
    if (performance.now() - seen.since <= staleMilliseconds) await pause()
    else if (!(await takeAway(path, identity))) return null
  }
}

/** By chance, so that two that wait for each other don't meet again and again. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, waits.least + Math.random() * (waits.most - waits.least)))
}

async function makeLock(path: string): Promise<FileHandle | 'taken' | null> {
  try {
    return await open(path, 'wx')
  } catch (error) {
    return taken.includes(errorCode(error)) ? 'taken' : null
  }
}

/** Changes when a lock is touched, and from one lock to the next. */
function identityOf(path: string): string {
  const stats = statsOf(path)
  if (stats === null) return 'none'
  return stats.isFile() ? `${stats.ino}/${stats.ctimeNs}` : 'other'
}

/**
 * How many milliseconds nobody has touched a lock, by the clock of the disk it lies on: that of a network drive may be
 * another than ours. One that came with the repository is as old as the checkout, and is not waited for.
 */
async function ageOf(path: string): Promise<number> {
  const beside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await (await open(beside, 'wx')).close()
    const [now, then] = [statsOf(beside), statsOf(path)]
    return now === null || then === null ? 0 : Math.max(0, Number((now.ctimeNs - then.ctimeNs) / 1_000_000n))
  } catch {
    return 0
  } finally {
    await rm(beside, { force: true }).catch(() => undefined)
  }
}

/**
 * True when the lock is gone, false when it can't be taken away. Renamed first, in one breath with the last look: of
 * several that wait one takes this lock away, and none takes away the next one.
 */
async function takeAway(path: string, identity: string): Promise<boolean> {
  if (identity === 'none') return false
  if (identityOf(path) !== identity) return true
  const away = `${path}.${randomBytes(6).toString('hex')}`
  try {
    renameSync(path, away)
  } catch (error) {
    return errorCode(error) === 'ENOENT'
  }
  await rm(away, { force: true }).catch(() => undefined)
  return true
}

/** Takes away our own lock alone: while this process slept, somebody may have taken it for stale. */
async function release(path: string, lock: FileHandle): Promise<void> {
  try {
    const ours = await lock.stat({ bigint: true })
    await lock.close()
    if (statsOf(path)?.ino === ours.ino) await rm(path, { force: true })
  } catch {
    // It is stale soon.
  }
}

function statsOf(path: string): BigIntStats | null {
  return lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? null
}
