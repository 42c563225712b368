import { AppError } from '../../../shared/errors'
import type { HistoryStep, Moment } from '../../../shared/historyView'
import { refusalTexts as texts } from '../../../shared/texts'
import { textOn } from '../../core/places/edit'
import type { Project } from '../../core/project/project'
import { assertSameStep } from './fieldHistory'

/** What was done to a value of the engine's files, the newest first. Null inside: the file had no such value. */
export function generalSteps(project: Project, id: string): HistoryStep[] {
  return project.state
    .doneSteps()
    .flatMap(({ at, label, edits }, step) => {
      const edit = edits.find((one) => one.for?.row === id)
      return edit === undefined
        ? []
        : [{ step, at, action: label, change: { from: textOn(edit, 'before'), to: textOn(edit, 'after') } }]
    })
    .toReversed()
}

/** What the file held at a moment. Throws for a time when it had no such value: undo alone can take an entry out. */
export function generalValueAt(project: Project, id: string, moment: Moment): string {
  const steps = project.state.doneSteps()
  assertSameStep(steps, moment)
  const edit = steps[moment.step]?.edits.find((one) => one.for?.row === id)
  const value = edit && textOn(edit, moment.side)
  if (value == null) throw new AppError('invalid', texts.noValueThen)
  return value
}
