import { AppError } from '../../shared/errors'

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission for it. Check its permissions and those of its folder',
  EPERM: 'the system does not permit it. Check its permissions and whether another program holds it',
  EBUSY: 'another program holds it. Close that program',
  EROFS: 'its disk is read-only. Make the disk writable',
  ENOSPC: 'the disk is full. Free some space',
  EDQUOT: 'your disk quota is used up. Free some space',
  ENOENT: 'it or its folder does not exist any more. Check whether it was moved',
  EIO: 'the disk reports an error. Check the disk',
}

/** The code of an error of Node's file functions, or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Turns what the system said into a sentence; a failure that is already understood stays as it is. */
export function fileFailure(error: unknown, action: 'read' | 'write' | 'open', name: string): AppError {
  if (error instanceof AppError) return error
  const code = errorCode(error)
  const reason =
    reasons[code] ?? `the system answered ${code === '' ? 'with an unknown error' : code}. Check it`
  return new AppError('file-failed', `Could not ${action} ${name}: ${reason}, then try again.`)
}

/** A file that is not touched, and what to do about it. */
export function refused(message: string): AppError {
  return new AppError('file-refused', message)
}

export function changed(name: string): AppError {
  return new AppError(
    'file-changed',
    `${name} changed since it was read. Look at the new values, then try again.`,
  )
}
