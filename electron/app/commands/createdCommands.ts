import type { Handlers } from '../../../shared/contract'
import { doneTexts, tokensTexts } from '../../../shared/texts'
import type { Session } from '../session/session'
import { kindOf } from '../views/tokensView'
import { dropCreated, noteCopied, noteKept, openCreated } from '../../core/operations/createdSecrets'
import { storeSecret } from '../../core/operations/storeSecret'
import { createdId } from '../../core/operations/tokenAccount'

type Group = Pick<Handlers, 'created.show' | 'created.copy' | 'created.store' | 'created.drop'>

/** A created secret is offered until the user has copied, stored or dismissed it. */
export function createdCommands(session: Session): Group {
  const { vault, clipboard, preferences } = session.shared

  return {
    'created.show': async (fieldAt) => {
      const { text, isSafe } = await openCreated(session.shared, session.opened(), fieldAt)
      return { text, kind: kindOf(fieldAt.field), isSafe, seconds: preferences.read().revealSeconds }
    },

    'created.copy': async ({ field, ...at }) => {
      const { text } = await openCreated(session.shared, session.opened(), { ...at, field })
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
      if (waiting !== undefined)
        await storeSecret(session.shared, project, { ...waiting, id: createdId(project, at.service, field) })
      unsealed.delete(field)
      noteKept(project, at.service, field)
      session.say(doneTexts.storedCreated)
      session.publish()
    },

    'created.drop': async ({ field, ...at }) => {
      const project = session.opened()
      await dropCreated(vault, project, project.run(at), createdId(project, at.service, field))
      session.publish()
    },
  }
}
