import type { Handlers } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import { doneTexts, stepTexts } from '../../../shared/texts'
import type { Session } from '../session/session'
import { copiedTexts, copyText } from './copyText'
import { generalSteps, generalValueAt } from './generalHistory'
import { followName } from './openProject'

type Group = Pick<Handlers, 'general.write' | 'general.copy' | 'general.history' | 'general.restore' | 'general.icon'>

type Write = { id: string; value: string; base?: string | undefined; action: 'change' | 'restore' }

/** The engine's own basic settings. What goes wrong is shown beside the row until its next attempt. */
export function generalCommands(session: Session): Group {
  async function write({ id, value, base, action }: Write): Promise<void> {
    const { general, file, steps } = session.opened()
    const readOnly = file.readOnly()
    if (readOnly !== null) throw new AppError('file-refused', readOnly)
    const isChange = await steps.run(stepTexts[action](general.label(id)), async (step) => {
      const planned = await general.plan(id, value, base)
      if (planned !== null) await step.take(planned.edits, planned.apply)
      return planned !== null
    })
    if (!isChange) return
    await file.refresh()
    session.say((action === 'change' ? doneTexts.saved : doneTexts.restored)(general.label(id)))
  }

  /** True: what was typed would go over something else by now. Then nothing is saved, and the page shows both. */
  async function attempt(id: string, what: () => Promise<void>, isTyped: boolean): Promise<boolean> {
    const { problems } = session.opened().general
    problems.delete(id)
    try {
      await what()
      return false
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const isConflict = isTyped && error.failure.code === 'file-changed'
      if (!isConflict) problems.set(id, error.failure)
      return isConflict
    } finally {
      followName(session)
      session.publish()
    }
  }

  return {
    'general.write': async ({ id, value, base }) => ({
      isConflict: await attempt(id, () => write({ id, value, base, action: 'change' }), base !== undefined),
    }),
    'general.copy': ({ id, form }) => {
      const { general } = session.opened()
      return copyText(session, general.label(id), copiedTexts(id, general.value(id))[form], form)
    },
    'general.history': ({ id }) => generalSteps(session.opened(), id),
    'general.restore': async ({ id, ...moment }) => {
      await attempt(id, async () => write({ id, value: generalValueAt(session.opened(), id, moment), action: 'restore' }), false)
    },
    'general.icon': () => session.opened().general.picture(),
  }
}
