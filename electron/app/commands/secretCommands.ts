import { AppError } from '../../../shared/errors'
import type { FieldAt } from '../../../shared/schemas'
import { doneTexts } from '../../../shared/texts/done'
import { refusalTexts } from '../../../shared/texts/refusals'
import { dismissMissing } from '../../core/operations/missingSecrets'
import { moveSecret } from '../../core/operations/moveSecret'
import { changeStored, openStored, shareSecret, storePasted } from '../../core/operations/secrets'
import { secretFieldOf } from '../../core/operations/storeSecret'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'

/** Secrets go in here, and come out only by Reveal and to the clipboard. */
export function secretCommands(session: Session): ActsOf<'secret' | 'missing'> {
  const { shared, opened } = session
  const { clipboard, preferences } = shared

  const attempt = <T>(fieldAt: FieldAt, act: (label: string) => Promise<T>) =>
    session.attempt(fieldAt, fieldAt.field, () => act(secretFieldOf(fieldAt).label))

  const store = (fieldAt: FieldAt, pasted: string) =>
    attempt(fieldAt, async (label) => {
      const { isOnDisk, sameAs } = await storePasted(shared, opened(), fieldAt, pasted)
      const stored = (isOnDisk ? doneTexts.stored : doneTexts.inMemory)(label)
      session.say(`${stored}${sameAs === null ? '' : doneTexts.sameSecret(sameAs)}`)
    })

  const change = (fieldAt: FieldAt, kind: 'clear' | 'restore', done: (label: string) => string) =>
    attempt(fieldAt, async (label) => {
      await changeStored(shared, opened(), fieldAt, kind)
      session.say(done(label))
    })

  return {
    'secret.store': (input) => store(input, input.value),
    'secret.paste': async (fieldAt) => store(fieldAt, await clipboard.read()),

    'secret.reveal': async (fieldAt) => {
      const value = await attempt(fieldAt, () => openStored(shared, opened(), fieldAt))
      if (value === undefined) throw new AppError('unreadable', refusalTexts.notShown)
      return { value, seconds: preferences.read().revealSeconds }
    },

    'secret.copy': (fieldAt) =>
      attempt(fieldAt, async (label) => {
        const value = await openStored(shared, opened(), fieldAt)
        const seconds = preferences.read().clipboardSeconds
        const { variable } = secretFieldOf(fieldAt)
        await clipboard.copySecret(fieldAt.form === 'variable' ? `${variable}=${value}` : value, seconds)
        session.say(doneTexts.copiedSecret(label, seconds))
      }),

    'secret.clear': (fieldAt) => change(fieldAt, 'clear', doneTexts.cleared),
    'secret.restore': (fieldAt) => change(fieldAt, 'restore', doneTexts.putBack),

    'secret.share': ({ to, ...fieldAt }) =>
      attempt(fieldAt, async (label) => {
        await shareSecret(shared, opened(), fieldAt, to)
        session.say(doneTexts.storedElsewhere(label, to))
      }),

    'secret.move': ({ target, ...fieldAt }) =>
      attempt(fieldAt, async (label) => {
        const { path, isTaken } = await moveSecret(shared, opened(), fieldAt, target)
        session.say(isTaken ? doneTexts.moved(label, path) : doneTexts.inMemory(label))
      }),

    'missing.dismiss': () => {
      dismissMissing(shared, opened())
      session.publish()
    },
  }
}
