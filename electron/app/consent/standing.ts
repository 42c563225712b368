import { AppError } from '../../../shared/errors'
import { refusalTexts } from '../../../shared/texts'
import type { Session } from '../session/session'

/** Throws once another project is open than now, or this one has another id: what was asked is not about that one. */
export function standing(session: Session): () => void {
  const place = placeOf(session)
  return () => {
    if (placeOf(session) === place) return
    session.say(refusalTexts.projectChanged)
    session.publish()
    throw new AppError('invalid', refusalTexts.projectChanged)
  }
}

function placeOf(session: Session): string {
  const project = session.project()
  return JSON.stringify([project?.root, project?.id()])
}
