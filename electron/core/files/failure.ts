import { setTimeout } from 'node:timers/promises'

import { AppError } from '../../../shared/errors'
import { fileTexts as texts } from '../../../shared/texts/files'

/** The code of an error of Node's file functions, or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Turns a system error into a sentence; an AppError stays as it is. */
export function fileFailure(error: unknown, action: 'read' | 'write' | 'open', name: string): AppError {
  if (error instanceof AppError) return error
  return new AppError('file-failed', texts.failed(action, name, errorCode(error)))
}

/** The error for a file that is left alone. The message says what to do about it. */
export function refused(message: string): AppError {
  return new AppError('file-refused', message)
}

export function changed(name: string): AppError {
  return new AppError('file-changed', texts.changed(name))
}

/** The codes of the system for a file that another program holds. */
export const passing = new Set(['EPERM', 'EBUSY', 'EACCES'])
/** Milliseconds to wait before each new attempt. */
export const waits = [10, 30, 90, 270]

/**
 * Tries again a few times within half a second while the system says that the file is held: on Windows, virus scanners and
 * indexers hold a new file for a moment. The last error is thrown on.
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
