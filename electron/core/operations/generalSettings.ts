import { AppError } from '../../../shared/errors'
import type { HistoryStep, Moment } from '../../../shared/historyView'
import { refusalTexts as texts } from '../../../shared/texts/refusals'
import { stepTexts } from '../../../shared/texts/steps'
import { textOn } from '../places/edit'
import type { Project } from '../project/project'
import { stepsAsShown, stepsWith } from './history'

/** `conflict`: someone else changed the value after typing began, and nothing was saved. */
export type Outcome = 'saved' | 'unchanged' | 'conflict'

type Write = { id: string; value: string; base?: string | undefined }

/** Saves a basic setting of the engine in the engine's own file. `base` is the value in the file when typing began. */
export async function saveGeneral(project: Project, write: Write): Promise<Outcome> {
  try {
    return await save(project, write, stepTexts.change)
  } catch (error) {
    if (write.base === undefined || !(error instanceof AppError) || error.failure.code !== 'file-changed') throw error
    return 'conflict'
  }
}

/** Saves the value that the file held at a moment. Throws if it held none then: only undo can remove an entry. */
export async function restoreGeneral(project: Project, id: string, moment: Moment): Promise<Outcome> {
  const edit = stepsAsShown(project, moment)[moment.step]?.edits.find((one) => one.for?.row === id)
  const value = edit && textOn(edit, moment.side)
  if (value == null) throw new AppError('invalid', texts.noValueThen)
  return save(project, { id, value }, stepTexts.restore)
}

async function save(
  { general, file, steps, readRenamed, readWritten }: Project,
  { id, value, base }: Write,
  step: (label: string) => string,
): Promise<Outcome> {
  const readOnly = file.readOnly()
  if (readOnly !== null) throw new AppError('file-refused', readOnly)
  const written = await steps.run(step(general.label(id)), async (noting) => {
    const planned = await general.plan(id, value, base)
    if (planned !== null) await noting.take(planned.edits, planned.apply)
    return planned?.edits.map((edit) => edit.file) ?? []
  })
  const isChange = written.length > 0
  if (isChange) await readWritten(written)
  if (isChange && (await file.refresh())) await readRenamed()
  return isChange ? 'saved' : 'unchanged'
}

/** The changes to a value of the engine's files, newest first. A null in one: the file had no such value. */
export function stepsOfGeneral(project: Project, id: string): HistoryStep[] {
  return stepsWith(project, (edits) => {
    const edit = edits.find((one) => one.for?.row === id)
    return edit && { from: textOn(edit, 'before'), to: textOn(edit, 'after') }
  })
}
