import type { Handlers } from '../../../shared/contract'
import { doneTexts, tokensTexts } from '../../../shared/texts'
import type { Session } from '../session/session'
import { kindOf } from '../views/tokensView'
import { dropCreated, noteCopied, noteKept, openCreated } from './createdSecrets'
import { storeSecret } from './storeSecret'
import { createdId } from './tokenAccount'

type Group = Pick<Handlers, 'created.show' | 'created.copy' | 'created.store' | 'created.drop'>

/** A created secret is offered until the user has copied, stored or dismissed it. */
export function createdCommands(session: Session): Group {
  const { vault, clipboard, preferences } = session.shared

  return {
    'created.show': async ({ field, ...at }) => {
      const { text, isSafe } = await openCreated(session, at, field)
      return { text, kind: kindOf(field), isSafe, seconds: preferences.read().revealSeconds }
    },

    'created.copy': async ({ field, ...at }) => {
      const { text } = await openCreated(session, at, field)
      const seconds = preferences.read().clipboardSeconds
      await clipboard.copySecret(text, seconds)
      noteCopied(session.opened(), at, field)
      session.say(doneTexts.copiedSecret(tokensTexts.secret.title, seconds))
      session.publish()
    },

    'created.store': async ({ field, ...at }) => {
      const project = session.opened()
      const { unsealed } = project.run(at)
      const waiting = unsealed.get(field)
      // What could not be saved before gets another try.
      if (waiting !== undefined) await storeSecret(session.shared, project, { ...waiting, id: createdId(session, at.service, field) })
      unsealed.delete(field)
      noteKept(project, at.service, field)
      session.say(doneTexts.storedCreated)
      session.publish()
    },

    'created.drop': async ({ field, ...at }) => {
      const project = session.opened()
      await dropCreated(vault, project, project.run(at), createdId(session, at.service, field))
      session.publish()
    },
  }
}
