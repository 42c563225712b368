import type { Handlers } from '../../../shared/contract'
import type { FieldAt } from '../../../shared/schemas'
import { doneTexts } from '../../../shared/texts'
import { checkService } from '../../core/operations/checkKeys'
import { beginRenewal, checkRenewal, dropRenewal, giveRenewal, storeRenewal } from '../../core/operations/renewal'
import { secretFieldOf } from '../../core/operations/storeSecret'
import type { Session } from '../session/session'
import type { Acts } from './attended'

type Group = Pick<Acts, 'portal.check' | 'renewal.check'> &
  Pick<Handlers, 'renewal.begin' | 'renewal.paste' | 'renewal.give' | 'renewal.store' | 'renewal.drop'>

export function checkCommands(session: Session): Group {
  const { shared, opened } = session

  /** What goes wrong with a renewal is said in one place. */
  const renew = (fieldAt: FieldAt, act: () => void | Promise<void>) => session.attempt(fieldAt, 'renewal', async () => act())

  return {
    'portal.check': async (at, signal) => session.say(doneTexts.checked[await checkService(shared, opened(), at, signal)]),

    'renewal.begin': (fieldAt) => renew(fieldAt, () => beginRenewal(opened(), fieldAt)),
    'renewal.paste': async (fieldAt) => {
      const pasted = await shared.clipboard.read()
      await renew(fieldAt, () => giveRenewal(opened(), fieldAt, pasted))
    },
    'renewal.give': ({ value, ...fieldAt }) => renew(fieldAt, () => giveRenewal(opened(), fieldAt, value)),
    'renewal.check': async (fieldAt, signal) => {
      const isStored = await checkRenewal(shared, opened(), fieldAt, signal)
      if (isStored) session.say(doneTexts.storedChecked(secretFieldOf(fieldAt).label))
    },
    'renewal.store': (fieldAt) =>
      renew(fieldAt, async () => {
        await storeRenewal(shared, opened(), fieldAt)
        session.say(doneTexts.storedUnchecked(secretFieldOf(fieldAt).label))
      }),
    'renewal.drop': (fieldAt) => renew(fieldAt, () => dropRenewal(opened(), fieldAt)),
  }
}
