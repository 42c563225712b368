import { randomBytes } from 'node:crypto'
import { lstatSync, renameSync } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'

import { placeInside, type Contained } from './contain'
import { errorCode } from './failure'
import { makeFolder } from './replace'

/** A save takes milliseconds, and a longer action touches its lock meanwhile. An older lock is abandoned. */
const staleMilliseconds = 3_000
const touchMilliseconds = 500
const waits = { least: 4, most: 20 }

/** While a lock is being removed, Windows answers as if making it were forbidden. */
const taken = process.platform === 'win32' ? ['EEXIST', 'EPERM', 'EBUSY'] : ['EEXIST']

/**
 * Runs an action that reads a file of the team and saves it, while no other Latchkey does that with the same file: two
 * of them could find it unchanged at the same moment, and the later save would undo the earlier one. A lock file beside
 * it is removed when the action ends. Where no lock can be made, the action runs anyway: its save says what is wrong.
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

/** Whether a file has a lock: of a process at work on it, or of one that died. */
export function isLocked(place: Contained): boolean {
  return identityOf(lockAt(place)) !== 'none'
}

/** Null where no lock can be made. Waits while somebody else holds it. */
async function takeLock(path: string): Promise<FileHandle | null> {
  let seen: { identity: string; since: number } | null = null
  for (;;) {
    const lock = await makeLock(path)
    if (lock !== 'taken') return lock
    const identity = identityOf(path)
    // A link, folder or pipe of that name: it is not ours to remove, and waiting for it would never end.
    if (identity === 'other') return null
    if (seen === null) seen = { identity, since: performance.now() - (await ageOf(path)) }
    else if (seen.identity !== identity) seen = { identity, since: performance.now() }
    if (performance.now() - seen.since <= staleMilliseconds) await pause()
    else if (!(await takeAway(path, identity))) return null
  }
}

/** For a random time, so that two that wait for each other don't meet again and again. */
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
 * How many milliseconds ago a lock was last touched, by the clock of its disk: that of a network drive may differ from
 * ours. A lock that came with the repository is as old as the checkout, and is not waited for.
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
 * True when the lock is gone, false when it can't be removed. Renamed first, in the same turn as the last look: of
 * several that wait, one removes this lock, and none removes the next one.
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

/** Removes only our own lock: while this process slept, somebody may have taken it for stale. */
async function release(path: string, lock: FileHandle): Promise<void> {
  try {
    const ours = await lock.stat({ bigint: true })
    await lock.close()
    if (statsOf(path)?.ino === ours.ino) await rm(path, { force: true })
  } catch {
    // It will soon be stale.
  }
}

function statsOf(path: string): BigIntStats | null {
  return lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? null
}
