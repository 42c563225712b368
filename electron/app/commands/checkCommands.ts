import type { Handlers, Spot } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import { doneTexts, refusalTexts } from '../../../shared/texts'
import { checkStamp } from '../views/checkedKeys'
import type { Run } from '../../core/project/runs'
import type { Session } from '../session/session'
import { secretIn } from '../../core/vault/pastedSecret'
import { checkKeys } from './checking'
import { keepSecret, secretFieldOf } from './keepSecret'

type Group = Pick<
  Handlers,
  'portal.check' | 'renewal.begin' | 'renewal.paste' | 'renewal.give' | 'renewal.check' | 'renewal.store' | 'renewal.drop'
>

/** Where what goes wrong with a renewal is said. */
const renewing = 'renewal'

export function checkCommands(session: Session): Group {
  const { clipboard, now } = session.shared

  /** The new secret takes the place of the old one, which can be put back for 24 hours. */
  async function finish(spot: Spot, run: Run, said: (label: string) => string): Promise<void> {
    const { text } = candidateOf(run, spot)
    await keepSecret(session, spot, text)
    run.renewal = null
    session.say(said(secretFieldOf(spot).label))
  }

  const take = (spot: Spot, pasted: string) =>
    session.attempt(spot, renewing, async (run) => {
      const text = secretIn(pasted, secretFieldOf(spot).variable)
      run.renewal = { field: spot.field, text, checked: null }
    })

  return {
    'portal.check': async (at) => {
      if (session.opened().run(at).work !== null) return
      await session.attempt(at, 'check', async (run) => {
        run.checked = null
        const stamp = checkStamp(session.shared, session.opened(), at)
        run.checked = { ...(await checkKeys(session, at, run)), at: now().toISOString(), stamp }
        session.say(doneTexts.checked[run.checked.verdict])
      })
    },

    'renewal.begin': (spot) =>
      session.attempt(spot, renewing, async (run) => {
        secretFieldOf(spot)
        run.renewal = { field: spot.field, text: null, checked: null }
      }),
    'renewal.paste': async (spot) => take(spot, await clipboard.read()),
    'renewal.give': ({ value, ...spot }) => take(spot, value),
    /** Only a token that works takes the place of the one before. */
    'renewal.check': async (spot) => {
      if (session.opened().run(spot).work !== null) return
      await session.attempt(spot, renewing, async (run) => {
        const { text } = candidateOf(run, spot)
        const checked = await checkKeys(session, spot, run, { [spot.field]: text })
        if (run.renewal?.text !== text) throw new AppError('cancelled', refusalTexts.cancelled)
        run.renewal = { field: spot.field, text, checked }
        if (checked.verdict !== 'valid') return
        await finish(spot, run, doneTexts.storedChecked)
        const stamp = checkStamp(session.shared, session.opened(), spot)
        run.checked = { ...checked, at: now().toISOString(), stamp }
      })
    },
    'renewal.store': (spot) => session.attempt(spot, renewing, (run) => finish(spot, run, doneTexts.storedUnchecked)),
    'renewal.drop': (spot) =>
      session.attempt(spot, renewing, async (run) => {
        if (run.renewal !== null) run.work?.controller.abort()
        run.renewal = null
      }),
  }
}

function candidateOf({ renewal }: Run, { field }: Spot): { text: string } {
  if (renewal?.field !== field || renewal.text === null) throw new AppError('missing', refusalTexts.pasteNew)
  return { text: renewal.text }
}
