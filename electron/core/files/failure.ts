import { AppError } from '../../../shared/errors'
import { fileTexts as texts } from '../../../shared/texts'

/** The code of an error of Node's file functions, or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Turns what the system said into a sentence; an AppError stays as it is. */
export function fileFailure(error: unknown, action: 'read' | 'write' | 'open', name: string): AppError {
  if (error instanceof AppError) return error
  return new AppError('file-failed', texts.failed(action, name, errorCode(error)))
}

/** The failure for a file that is not touched. The message says what to do about it. */
export function refused(message: string): AppError {
  return new AppError('file-refused', message)
}

export function changed(name: string): AppError {
  return new AppError('file-changed', texts.changed(name))
}
