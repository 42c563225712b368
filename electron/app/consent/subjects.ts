import { AppError, type FailureCode } from '../../../shared/errors'
import { refusalTexts } from '../../../shared/texts/refusals'
import type { Command, Handlers } from '../../../shared/contract'
import type { RecordId } from '../../../shared/securityView'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { recordOf } from '../../core/project/settingAt'
import type { Session } from '../session/session'
import { accountShown } from '../views/tokensView'

export type Subjects = { [C in Command]?: (input: Parameters<Handlers[C]>[0]) => string | null }

/**
 * What exactly a question is about: one value of a secret, by the time it was stored, or the account of a token. The user's
 * yes does not count for another one with the same name.
 */
export function consentSubjects(session: Session): Subjects {
  const { vault } = session.shared
  const listed = ({ id }: { id: RecordId }) => vault.describe(id).storedAt
  const stored = (fieldAt: FieldAt) => listed({ id: recordOf(session.opened().id(), fieldAt) })
  const account = (at: ServiceAt) => accountShown(session.shared, session.opened(), at)

  function created({ field, ...at }: FieldAt): string {
    const project = session.opened()
    const id = { project: project.id(), service: at.service, environment: 'all' as const, field }
    return JSON.stringify([listed({ id }), project.run(at).unsealed.get(field)?.storedAt])
  }

  return {
    'secret.store': stored,
    'secret.paste': stored,
    'secret.move': stored,
    'secret.share': ({ to, ...fieldAt }) => stored({ ...fieldAt, environment: to }),
    'secret.reveal': stored,
    'secret.copy': stored,
    'secret.clear': stored,
    'security.copy': listed,
    'security.clear': listed,
    'renewal.check': stored,
    'renewal.store': stored,
    'project.follow': () => JSON.stringify(session.opened().engine.links),
    'team.approve': ({ name }) =>
      session
        .opened()
        .team.entries()
        .find((one) => one.name === name)?.hash ?? null,
    'tokens.create': account,
    'tokens.regenerate': account,
    'tokens.remove': account,
    'created.show': created,
    'created.copy': created,
    'created.drop': created,
  }
}

/**
 * The function returned throws if another project is open by then, or this one has another id: the question was about this
 * one.
 */
export function standing(session: Session): () => void {
  return unchanged(session, () => placeOf(session), 'invalid', refusalTexts.projectChanged)
}

/** The function returned throws if the question's subject is a different one by then. */
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
