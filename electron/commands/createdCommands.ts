import type { Handlers } from '../../shared/contract'
import type { Session } from '../session'
import { openCreated } from './createdSecrets'
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
      session.opened().run(at).created.delete(field)
      session.say(`Secret API Key copied. The clipboard is cleared in ${seconds} seconds`)
      session.publish()
    },

    'created.store': async ({ field, ...at }) => {
      const { unsealed, created } = session.opened().run(at)
      const waiting = unsealed.get(field)
      const id = createdId(session, at.service, field)
      if (waiting !== undefined) await vault.store(id, waiting.origin, waiting.text)
      unsealed.delete(field)
      created.delete(field)
      session.say('Secret API Key stored in the vault')
      session.publish()
    },

    'created.drop': async ({ field, ...at }) => {
      const { unsealed, created } = session.opened().run(at)
      unsealed.delete(field)
      created.delete(field)
      await vault.clear(createdId(session, at.service, field))
      session.publish()
    },
  }
}

export function kindOf(field: string): 'secret' | 'answer' {
  return field.startsWith('token.') ? 'secret' : 'answer'
}
