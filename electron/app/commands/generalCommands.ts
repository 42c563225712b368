import { AppError } from '../../../shared/errors'
import { doneTexts } from '../../../shared/texts/done'
import { restoreGeneral, saveGeneral, stepsOfGeneral, type Outcome } from '../../core/operations/generalSettings'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'
import { copyText } from './copyText'
import { followName } from './openProject'

/** The engine's own basic settings. A failure is shown beside the row until its next attempt. */
export function generalCommands(session: Session): ActsOf<'general'> {
  const { opened } = session

  async function attempt(id: string, act: () => Promise<Outcome>, done: (label: string) => string): Promise<Outcome | null> {
    const { problems, label } = opened().general
    problems.delete(id)
    try {
      const outcome = await act()
      if (outcome === 'saved') session.say(done(label(id)))
      return outcome
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      problems.set(id, error.failure)
      return null
    } finally {
      followName(session)
      session.publish()
    }
  }

  return {
    /** In a conflict the page shows both. */
    'general.write': async (input) => {
      const outcome = await attempt(input.id, () => saveGeneral(opened(), input), doneTexts.saved)
      return { isConflict: outcome === 'conflict' }
    },
    'general.leave': ({ id }) => {
      opened().general.problems.delete(id)
      session.publish()
    },
    'general.copy': ({ id, form }) => {
      const { general } = opened()
      return copyText(session, { label: general.label(id), id, value: general.value(id), form })
    },
    'general.history': ({ id }) => stepsOfGeneral(opened(), id),
    'general.restore': async ({ id, ...moment }) => {
      await attempt(id, () => restoreGeneral(opened(), id, moment), doneTexts.restored)
    },
    'general.icon': () => opened().general.picture(),
  }
}
