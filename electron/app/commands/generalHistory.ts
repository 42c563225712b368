import { AppError } from '../../../shared/errors'
import type { HistoryStep, Moment } from '../../../shared/historyView'
import { refusalTexts as texts } from '../../../shared/texts'
import type { Project } from '../../core/project/project'
import { assertSameStep } from './fieldHistory'

/** What was done to a value of the engine's files, the newest first. Null inside: the file had no such value. */
export function generalSteps(project: Project, id: string): HistoryStep[] {
  return project.state
    .doneSteps()
    .flatMap(({ at, label, edits = [] }, step) =>
      edits.flatMap((edit) =>
        edit.id === id ? [{ step, at, action: label, change: { from: edit.before, to: edit.after } }] : [],
      ),
    )
    .toReversed()
}

/** What the file held at a moment. Throws for a time when it had no such value: undo alone can take an entry out. */
export function generalValueAt(project: Project, id: string, moment: Moment): string {
  const steps = project.state.doneSteps()
  assertSameStep(steps, moment)
  const edit = steps[moment.step]?.edits?.find((one) => one.id === id)
  const value = moment.side === 'after' ? edit?.after : edit?.before
  if (value == null) throw new AppError('invalid', texts.noValueThen)
  return value
}
