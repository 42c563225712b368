import { AppError } from '../../../shared/errors'
import { refusalTexts as texts } from '../../../shared/texts'
import type { Run } from '../../core/project/runs'
import type { Session } from '../session/session'
import { unquoting } from '../../core/operations/quotedSecrets'

type Work = Pick<NonNullable<Run['work']>, 'action' | 'text'>

/** Shows that something is under way, lets the user cancel it, and takes the sign away however it ends. */
export async function working<T>(
  session: Session,
  run: Run,
  work: Work,
  action: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const project = session.opened()
  const controller = new AbortController()
  run.work = { ...work, startedAt: session.shared.now().toISOString(), controller }
  session.publish()
  try {
    return await action(controller.signal)
  } catch (error) {
    throw error instanceof AppError ? unquoting(session.shared, project, error) : error
  } finally {
    run.work = null
  }
}

/** Drops an answer that came after Cancel, after another token was pasted, or after the project was left. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', texts.cancelled)
}
