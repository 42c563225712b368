import { AppError } from '../../../shared/errors'
import { doneTexts } from '../../../shared/texts/done'
import {
  resetEngineSetting,
  restoreEngineSetting,
  saveEngineSetting,
  stepsOfEngineSetting,
} from '../../core/operations/engineSettings'
import type { Outcome } from '../../core/operations/generalSettings'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'
import { copyText } from './copyText'
import { followName } from './openProject'

/** All settings of the engine. A failure is shown beside the row until its next attempt. */
export function engineCommands(session: Session): ActsOf<'engine'> {
  const { opened } = session

  async function attempt(id: string, act: () => Promise<Outcome>, done: (label: string) => string): Promise<Outcome | null> {
    const { problems, settingOf, look } = opened().engineSettings
    // One that is taken out of its file may be no setting any more.
    const name = settingOf(id)?.label
    problems.delete(id)
    try {
      const outcome = await act()
      if (outcome === 'saved' && name !== undefined) session.say(done(name))
      return outcome
    } catch (error) {
      // What has no row has no place for its failure either.
      if (!(error instanceof AppError) || settingOf(id) === undefined) throw error
      problems.set(id, error.failure)
      return null
    } finally {
      look()
      followName(session)
      session.publish()
    }
  }

  return {
    'engine.rows': ({ page, from }) => opened().engineSettings.rows(page, from),
    /** In a conflict the page shows both. */
    'engine.write': async (input) => {
      const outcome = await attempt(input.id, () => saveEngineSetting(opened(), input), doneTexts.saved)
      return { isConflict: outcome === 'conflict' }
    },
    'engine.reset': async ({ id }) => void (await attempt(id, () => resetEngineSetting(opened(), id), doneTexts.restored)),
    'engine.leave': ({ id }) => {
      const { problems, look } = opened().engineSettings
      problems.delete(id)
      look()
      session.publish()
    },
    'engine.copy': ({ id, form }) => {
      const { label, key, value } = opened().engineSettings
      return copyText(session, { label: label(id), id: key(id), value: value(id), form })
    },
    'engine.blame': async ({ id, from }) => {
      const { blame } = await import('../../core/operations/blame')
      return blame(opened(), id, from)
    },
    'engine.history': ({ id }) => stepsOfEngineSetting(opened(), id),
    'engine.restore': async ({ id, ...moment }) => {
      await attempt(id, () => restoreEngineSetting(opened(), id, moment), doneTexts.restored)
    },
  }
}
