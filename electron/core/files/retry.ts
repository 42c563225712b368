import { setTimeout } from 'node:timers/promises'

import { errorCode } from './failure'

/** What the system says about a file that another program holds. */
export const passing = new Set(['EPERM', 'EBUSY', 'EACCES'])
/** Milliseconds between the attempts. */
export const waits = [10, 30, 90, 270]

/**
 * Tries again a few times over less than half a second when the system says that the file is held: on Windows
 * virus scanners and indexers hold a new file for a moment. The last error is thrown on.
 */
export async function retryWhileHeld<T>(action: () => Promise<T>, wait: typeof pause = pause): Promise<T> {
  for (const milliseconds of waits) {
    try {
      return await action()
    } catch (error) {
      if (!passing.has(errorCode(error))) throw error
      await wait(milliseconds)
    }
  }
  return action()
}

async function pause(milliseconds: number): Promise<void> {
  await setTimeout(milliseconds)
}
