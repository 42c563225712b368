import { AppError, type FailureCode } from '../../../shared/errors'
import { refusalTexts } from '../../../shared/texts'
import type { Session } from '../session/session'

/** Returns a check that throws once another project is open than now, or the project has another id: the yes was not for that. */
export function standing(session: Session): () => void {
  return unchanged(session, () => placeOf(session), 'invalid', refusalTexts.projectChanged)
}

/** Returns a check that throws once the question would be about something else than now. */
export function sameSubject(session: Session, subject: () => string | null): () => void {
  return unchanged(session, subject, 'cancelled', refusalTexts.subjectChanged)
}

function unchanged(session: Session, state: () => string | null, code: FailureCode, why: string): () => void {
  const before = state()
  return () => {
    if (state() === before) return
    session.say(why)
    session.publish()
    throw new AppError(code, why)
  }
}

function placeOf(session: Session): string {
  const project = session.project()
  return JSON.stringify([project?.root, project?.id()])
}
