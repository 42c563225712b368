import { AppError } from '../../../shared/errors'
import type { FieldAt } from '../../../shared/schemas'
import type { ServiceId } from '../../../shared/catalog/services'
import { refusalTexts as texts } from '../../../shared/texts'
import { portalState } from '../views/portalState'
import type { Project } from '../../core/project/project'
import { recordOf } from '../../core/project/secretRecord'
import type { Session } from '../session/session'
import type { SecretId } from '../../core/vault/file'

/** The record a field's secret lives in. A folder with a borrowed id gets none before the user's yes. */
export function idOf(session: Session, fieldAt: FieldAt): SecretId {
  return recordOf(confirmed(session).id(), fieldAt)
}

/** The open project, once its secrets may be used in its folder. */
export function confirmed(session: Session): Project {
  const project = session.opened()
  const elsewhere = project.boundTo()
  if (elsewhere !== null) throw new AppError('foreign-project', texts.foreignProject(elsewhere.at(-1) ?? null))
  return project
}

/** Where requests of a service go, and the only origin its secrets go to, once the user's yes is there if needed. */
export function addressOf(session: Session, service: ServiceId): { origin: string; portalUrl: string } {
  const { origin, url, approval, problem } = portalState(session.shared.approvals, session.opened(), service)
  if (problem !== null) throw new AppError(problem.code, problem.message)
  if (origin === null || approval === 'typed' || approval === 'needed') {
    throw new AppError('origin-unapproved', texts.unapproved(origin))
  }
  return { origin, portalUrl: url ?? origin }
}
