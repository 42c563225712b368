import { randomBytes } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

import { placeInside, type Place } from './contain'
import { errorCode } from './failure'
import { makeFolder } from './replace'

/** A save takes milliseconds. A sign that stands this long was left behind by a process that died in the middle. */
const staleMilliseconds = 3_000
const pause = { least: 4, most: 20 }

/** While a sign is being taken down, Windows answers as if it might not be made. */
const taken = process.platform === 'win32' ? ['EEXIST', 'EPERM', 'EBUSY'] : ['EEXIST']

/**
 * Runs an action that reads a file of the team and saves it, while no other Latchkey does that with the same file: two
 * of them could find it unchanged in the same moment, and the later one would take the earlier one's work with it. The
 * sign is a file beside it that is gone with the action. Where none can be made, the save says what is wrong.
 */
export async function alone<T>(root: string, relativePath: string, action: () => Promise<T>): Promise<T> {
  const sign = await signFor(root, relativePath)
  if (sign === null || !(await raise(sign))) return action()
  try {
    return await action()
  } finally {
    await rm(sign, { force: true }).catch(() => undefined)
  }
}

async function signFor(root: string, relativePath: string): Promise<string | null> {
  try {
    const { folder, path, folderExists } = await placeInside(root, relativePath)
    if (!folderExists) await makeFolder(folder)
    return signAt({ folder, path })
  } catch {
    return null
  }
}

function signAt({ folder, path }: Pick<Place, 'folder' | 'path'>): string {
  return join(folder, `.${basename(path)}.lock`)
}

/** Whether somebody is at work on a file, or died of it. */
export async function isSignUp(place: Place): Promise<boolean> {
  return (await identityOf(signAt(place))) !== ''
}

/** True when the sign stands; false where none can be made. Waits while somebody else's does. */
async function raise(sign: string): Promise<boolean> {
  let seen = { identity: '', since: performance.now() }
  for (;;) {
    try {
      await (await open(sign, 'wx')).close()
      return true
    } catch (error) {
      if (!taken.includes(errorCode(error))) return false
    }
    const identity = await identityOf(sign)
    if (identity !== seen.identity) seen = { identity, since: performance.now() }
    // By our own clock: that of a network drive may be another.
    if (performance.now() - seen.since > staleMilliseconds) {
      if (identity === '') return false
      await takeDown(sign)
    }
    await new Promise((resolve) => setTimeout(resolve, pause.least + Math.random() * (pause.most - pause.least)))
  }
}

async function identityOf(sign: string): Promise<string> {
  const stats = await stat(sign, { bigint: true }).catch(() => null)
  return stats === null ? '' : `${stats.ino}/${stats.ctimeNs}`
}

/** Renamed first: of several that wait, one takes this sign down and none takes down the next one. */
async function takeDown(sign: string): Promise<void> {
  const away = `${sign}.${randomBytes(6).toString('hex')}`
  await rename(sign, away).catch(() => undefined)
  await rm(away, { force: true }).catch(() => undefined)
}
