import type { FieldAt } from '../../../shared/schemas'
import { doneTexts } from '../../../shared/texts/done'
import { beginRenewal, checkRenewal, dropRenewal, storeRenewal } from '../../core/operations/renewal'
import { secretFieldOf } from '../../core/operations/storeSecret'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'

/** Replaces a stored secret with a new one, which is checked first if the service can. */
export function renewalCommands(session: Session): ActsOf<'renewal'> {
  const { shared, opened } = session

  /** All problems of a renewal are shown in one place. */
  const renew = (fieldAt: FieldAt, act: () => void | Promise<void>) => session.attempt(fieldAt, 'renewal', async () => act())

  return {
    'renewal.begin': (fieldAt) => renew(fieldAt, () => beginRenewal(opened(), fieldAt)),
    'renewal.paste': async (fieldAt) => {
      const pasted = await shared.clipboard.read()
      await renew(fieldAt, () => beginRenewal(opened(), fieldAt, pasted))
    },
    'renewal.give': ({ value, ...fieldAt }) => renew(fieldAt, () => beginRenewal(opened(), fieldAt, value)),
    'renewal.check': async (fieldAt, signal) => {
      const isStored = await checkRenewal(shared, opened(), fieldAt, signal)
      if (isStored) session.say(doneTexts.storedChecked(secretFieldOf(fieldAt).label))
    },
    'renewal.store': (fieldAt) =>
      renew(fieldAt, async () => {
        await storeRenewal(shared, opened(), fieldAt)
        session.say(doneTexts.storedUnchecked(secretFieldOf(fieldAt).label))
      }),
    'renewal.drop': (fieldAt) => {
      session.forgetSaid()
      dropRenewal(opened(), fieldAt)
      session.publish()
    },
  }
}
