import type { Handlers } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { doneTexts, refusalTexts, workTexts } from '../../../shared/texts'
import { checkStamp } from '../views/checkedKeys'
import type { Run } from '../../core/project/runs'
import type { Session } from '../session/session'
import { secretIn } from '../../core/vault/pastedSecret'
import { checkKeys } from '../../core/operations/checkKeys'
import { keepSecret, secretFieldOf } from '../../core/operations/keepSecret'
import { throwIfCancelled, working } from './working'

type Group = Pick<
  Handlers,
  'portal.check' | 'renewal.begin' | 'renewal.paste' | 'renewal.give' | 'renewal.check' | 'renewal.store' | 'renewal.drop'
>

/** Where what goes wrong with a renewal is said. */
const renewing = 'renewal'

export function checkCommands(session: Session): Group {
  const { clipboard, now } = session.shared

  /** The new secret takes the place of the old one, which can be put back for 24 hours. */
  async function finish(fieldAt: FieldAt, run: Run, said: (label: string) => string): Promise<void> {
    const { text } = candidateOf(run, fieldAt)
    await keepSecret(session.shared, session.opened(), fieldAt, text)
    run.renewal = null
    session.say(said(secretFieldOf(fieldAt).label))
  }

  /** Asks the service, in sight and so that it can be cancelled. */
  const check = (at: ServiceAt, run: Run, instead: Readonly<Record<string, string>> = {}) =>
    working(session, run, { action: 'check', text: workTexts.check }, async (signal) => {
      const checked = await checkKeys(session.shared, session.opened(), at, { instead, signal })
      throwIfCancelled(signal)
      return checked
    })

  const take = (fieldAt: FieldAt, pasted: string) =>
    session.attempt(fieldAt, renewing, async (run) => {
      const text = secretIn(pasted, secretFieldOf(fieldAt).variable)
      run.renewal = { field: fieldAt.field, text, checked: null }
    })

  return {
    'portal.check': async (at) => {
      if (session.opened().run(at).work !== null) return
      await session.attempt(at, 'check', async (run) => {
        run.checked = null
        const stamp = checkStamp(session.shared, session.opened(), at)
        run.checked = { ...(await check(at, run)), at: now().toISOString(), stamp }
        session.say(doneTexts.checked[run.checked.verdict])
      })
    },

    'renewal.begin': (fieldAt) =>
      session.attempt(fieldAt, renewing, async (run) => {
        secretFieldOf(fieldAt)
        run.renewal = { field: fieldAt.field, text: null, checked: null }
      }),
    'renewal.paste': async (fieldAt) => take(fieldAt, await clipboard.read()),
    'renewal.give': ({ value, ...fieldAt }) => take(fieldAt, value),
    /** Only a token that works takes the place of the one before. */
    'renewal.check': async (fieldAt) => {
      if (session.opened().run(fieldAt).work !== null) return
      await session.attempt(fieldAt, renewing, async (run) => {
        const { text } = candidateOf(run, fieldAt)
        const checked = await check(fieldAt, run, { [fieldAt.field]: text })
        if (run.renewal?.text !== text) throw new AppError('cancelled', refusalTexts.cancelled)
        run.renewal = { field: fieldAt.field, text, checked }
        if (checked.verdict !== 'valid') return
        await finish(fieldAt, run, doneTexts.storedChecked)
        const stamp = checkStamp(session.shared, session.opened(), fieldAt)
        run.checked = { ...checked, at: now().toISOString(), stamp }
      })
    },
    'renewal.store': (fieldAt) => session.attempt(fieldAt, renewing, (run) => finish(fieldAt, run, doneTexts.storedUnchecked)),
    'renewal.drop': (fieldAt) =>
      session.attempt(fieldAt, renewing, async (run) => {
        if (run.renewal !== null) run.work?.controller.abort()
        run.renewal = null
      }),
  }
}

function candidateOf({ renewal }: Run, { field }: FieldAt): { text: string } {
  if (renewal?.field !== field || renewal.text === null) throw new AppError('missing', refusalTexts.pasteNew)
  return { text: renewal.text }
}
