import type { Handlers } from '../../../shared/contract'
import { doneTexts, tokensTexts } from '../../../shared/texts'
import { copyCreated, dropCreated, keepCreated, openCreated } from '../../core/operations/createdSecrets'
import { createToken, refreshTokens, regenerateToken, removeToken, renameToken } from '../../core/operations/tokens'
import { noTokens } from '../../core/project/knownTokens'
import type { Session } from '../session/session'
import { kindOf, tokensShown } from '../views/tokensView'
import type { Acts } from './attended'

type Tokens = Pick<Acts, `tokens.${'refresh' | 'read' | 'create' | 'regenerate' | 'rename' | 'remove'}`>
type Created = Pick<Handlers, `created.${'show' | 'copy' | 'store' | 'drop'}`>

/** What may be done with the tokens of an account. */
export function tokenCommands(session: Session): Tokens {
  const { shared, opened } = session
  const said = doneTexts.tokens

  return {
    'tokens.refresh': async (at, signal) => {
      await refreshTokens(shared, opened(), at, signal)
      session.say(said.read)
    },
    'tokens.read': (at) => {
      const { version, rows } = tokensShown(shared, opened(), at) ?? noTokens
      return { version, rows: [...rows] }
    },
    'tokens.create': async (input, signal) => {
      const field = await createToken(shared, opened(), input, signal)
      session.say(said.created)
      return { field }
    },
    'tokens.regenerate': async (input, signal) => {
      const field = await regenerateToken(shared, opened(), input, signal)
      session.say(said.regenerated)
      return { field }
    },
    'tokens.rename': async (input, signal) => {
      await renameToken(shared, opened(), input, signal)
      session.say(said.renamed)
      return { done: true }
    },
    'tokens.remove': async (input, signal) => {
      const left = await removeToken(shared, opened(), input, signal)
      session.say(said.removed)
      if (left !== null) throw left
      return { done: true }
    },
  }
}

/** A created secret is offered until the user has copied, stored or dismissed it. */
export function createdCommands(session: Session): Created {
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
    'created.drop': async (fieldAt) => {
      await dropCreated(shared, opened(), fieldAt)
      session.publish()
    },
  }
}
