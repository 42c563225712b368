import type { Handlers } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import { doneTexts, stepTexts } from '../../../shared/texts'
import { placeOf } from '../../core/project/settingAt'
import type { Project } from '../../core/project/project'
import { rowOfStep, stepName } from '../../core/project/stepRow'
import type { Moved } from '../../core/project/steps'
import type { Session } from '../session/session'
import { restoringChanges, stepsOf } from './fieldHistory'
import { offerWrites } from '../../core/operations/offerWrites'
import { followName } from './openProject'

type Group = Pick<Handlers, 'history.undo' | 'history.redo' | 'history.read' | 'history.restore'>
type Direction = 'undo' | 'redo'

/** Undo and redo of what was saved: the settings of a step and the game's files it wrote, together. */
export function historyCommands(session: Session): Group {
  return {
    'history.undo': () => move(session, 'undo'),
    'history.redo': () => move(session, 'redo'),
    'history.read': (fieldAt) => stepsOf(session, fieldAt),
    'history.restore': (input) => session.attempt(input, input.field, () => restore(session, input)),
  }
}

/**
 * Saves what a field once was, as one step that can be undone. An address is not approved by that: it may have come
 * from a file in the first place.
 */
async function restore(session: Session, input: Parameters<Handlers['history.restore']>[0]): Promise<void> {
  const project = session.opened()
  const { field } = placeOf(input.service, input.environment, input.field)
  const done = await project.steps.run(stepTexts.restore(field.label), async (step) => {
    if (!(await project.change(step, restoringChanges(project, input, input)))) return null
    await project.readTargets()
    return field.kind === 'fetched' ? offerWrites(project, input, undefined, step) : ''
  })
  session.say(
    done === null ? doneTexts.unchanged(field.label) : [doneTexts.restored(field.label), done].filter(Boolean).join('. '),
  )
}

async function move(session: Session, direction: Direction): Promise<void> {
  const project = session.opened()
  try {
    const moved = await project.steps.move(direction, (entry) => environmentOf(entry))
    if (moved === null) session.say(doneTexts[direction].none)
    else tell(session, direction, moved)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    session.say(error.failure.message)
  }
  await Promise.all([project.readTargets(), project.general.read()])
  followName(session)
  session.publish()
}

/** Says what was done and where, what was left alone, and shows the row. */
function tell(session: Session, direction: Direction, { entry, put, left }: Moved): void {
  const project = session.opened()
  const words = doneTexts[direction]
  project.withdrawWrites()
  const name = stepName(entry)
  session.say(
    put.length === 0 && (left.length > 0 || entry.edits.length === 0)
      ? [words.skipped(name, left), nextOf(project, direction)].filter(Boolean).join('. ')
      : [words.done(name), ...(left.length === 0 ? [] : [words.partly(put, left)])].join('. '),
  )
  const found = rowOfStep(entry)
  if (found !== null) session.askFor(found.page, found.row)
}

/** A skipped step is not in the way of the ones behind it. */
function nextOf({ state }: Project, direction: Direction): string {
  const next = direction === 'undo' ? state.undoable() : state.redoable()
  return next === null ? '' : doneTexts[direction].next(stepName(next))
}

/** The row can be shown only in its own environment. */
function environmentOf(entry: Moved['entry']) {
  const environment = rowOfStep(entry)?.environment
  return environment == null ? {} : { environment }
}
