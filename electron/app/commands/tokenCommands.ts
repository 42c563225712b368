import type { ServiceAt } from '../../../shared/schemas'
import { doneTexts } from '../../../shared/texts/done'
import { tokensTexts } from '../../../shared/texts/tokens'
import { copyCreated, dropCreated, keepCreated, openCreated } from '../../core/operations/createdSecrets'
import { createdId, openAccount } from '../../core/operations/tokenAccount'
import { createToken, refreshTokens, regenerateToken, removeToken, renameToken } from '../../core/operations/tokens'
import { noTokens } from '../../core/project/knownTokens'
import type { Session } from '../session/session'
import { kindOf, tokensShown } from '../views/tokensView'
import type { ActsOf } from './attended'

/** What may be done with the tokens of an account. */
export function tokenCommands(session: Session): ActsOf<'tokens'> {
  const { shared, opened } = session
  const said = doneTexts.tokens
  const accountAt = (at: ServiceAt, signal: AbortSignal) => openAccount(shared, opened(), at, signal)

  return {
    'tokens.refresh': async (at, signal) => {
      await refreshTokens(shared, await accountAt(at, signal))
      session.say(said.read)
    },
    'tokens.read': (at) => {
      const { version, rows } = tokensShown(shared, opened(), at) ?? noTokens
      return { version, rows: [...rows] }
    },
    'tokens.create': async (input, signal) => {
      const field = await createToken(shared, await accountAt(input, signal), input)
      session.say(said.created)
      return { field }
    },
    'tokens.regenerate': async (input, signal) => {
      const field = await regenerateToken(shared, await accountAt(input, signal), input)
      session.say(said.regenerated)
      return { field }
    },
    'tokens.rename': async (input, signal) => {
      await renameToken(await accountAt(input, signal), input)
      session.say(said.renamed)
      return { done: true }
    },
    'tokens.remove': async (input, signal) => {
      const left = await removeToken(shared, await accountAt(input, signal), input.id)
      session.say(said.removed)
      if (left !== null) throw left
      return { done: true }
    },
  }
}

/** A created secret is offered until the user has copied, stored or dismissed it. */
export function createdCommands(session: Session): ActsOf<'created'> {
  const { shared, opened } = session
  const { clipboard, preferences } = shared

  return {
    'created.show': async (fieldAt) => {
      const { text, isSafe } = await openCreated(shared, opened(), fieldAt)
      return { text, kind: kindOf(fieldAt.field), isSafe, seconds: preferences.read().revealSeconds }
    },
    'created.copy': async (fieldAt) => {
      const seconds = preferences.read().clipboardSeconds
      await copyCreated(shared, opened(), fieldAt, (text) => clipboard.copySecret(text, seconds))
      session.say(doneTexts.copiedSecret(tokensTexts.secret.title, seconds))
      session.publish()
    },
    'created.store': async (fieldAt) => {
      await keepCreated(shared, opened(), fieldAt)
      session.say(doneTexts.storedCreated)
      session.publish()
    },
    'created.drop': async ({ field, ...at }) => {
      const project = opened()
      await dropCreated(shared, project, project.run(at), createdId(project, at.service, field))
      session.publish()
    },
  }
}
