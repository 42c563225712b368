import { AppError } from '../../../shared/errors'
import { enginePage } from '../../../shared/enginePage'
import { doneTexts } from '../../../shared/texts/done'
import { moveStep, restoreField, stepsOfField, type MovedStep } from '../../core/operations/history'
import { placeOf } from '../../core/project/settingAt'
import type { Project } from '../../core/project/project'
import type { StepRow } from '../../core/project/stepRow'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'
import { followName } from './openProject'

type Direction = 'undo' | 'redo'

/** Undo and redo of what was saved, and the history of one field. */
export function historyCommands(session: Session): ActsOf<'history'> {
  return {
    'history.undo': () => move(session, 'undo'),
    'history.redo': () => move(session, 'redo'),
    'history.read': (fieldAt) => stepsOfField(session.shared, session.opened(), fieldAt),
    'history.restore': (input) =>
      session.attempt(input, input.field, async () => {
        const { label } = placeOf(input.service, input.environment, input.field).field
        const written = await restoreField(session.opened(), input, input)
        session.say(
          written === null ? doneTexts.unchanged(label) : [doneTexts.restored(label), written].filter(Boolean).join('. '),
        )
      }),
  }
}

/** Undoes or redoes a step, says what was changed and what was left alone, and shows the row. */
async function move(session: Session, direction: Direction): Promise<void> {
  const project = session.opened()
  try {
    const moved = await moveStep(project, direction)
    session.say(moved === null ? doneTexts[direction].none : wordsOf(direction, moved))
    if (moved !== null && moved.row !== null) session.askFor(pageShowing(project, moved.row), moved.row.row)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    session.say(error.failure.message)
  }
  followName(session)
  session.publish()
}

/** The page that has the row. A setting of the engine does not say it: engines move them from version to version. */
function pageShowing({ engineSettings }: Project, { page, row }: StepRow): string {
  if (page !== enginePage) return page
  return `${enginePage}/${engineSettings.settingOf(row.slice(enginePage.length + 1))?.page ?? ''}`
}

function wordsOf(direction: Direction, { name, put, left, isSkipped, next }: MovedStep): string {
  const words = doneTexts[direction]
  const first = isSkipped ? words.skipped(name, left) : words.done(name)
  const then = isSkipped ? next !== null && words.next(next) : left.length > 0 && words.partly(put, left)
  return [first, then].filter(Boolean).join('. ')
}
