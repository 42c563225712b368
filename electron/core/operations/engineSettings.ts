import { compareTexts } from '../../../shared/texts/compare'
import { AppError } from '../../../shared/errors'
import type { HistoryStep, Moment } from '../../../shared/historyView'
import { refusalTexts as texts } from '../../../shared/texts/refusals'
import { stepTexts } from '../../../shared/texts/steps'
import { textOn } from '../places/edit'
import type { Edit } from '../places/edit'
import type { Project } from '../project/project'
import type { Outcome } from './generalSettings'
import { stepsAsShown, stepsWith } from './history'

type Write = { id: string; value: string; base?: string | null | undefined }

/** Saves a setting of the engine in the engine's own file. `base` is what was shown when typing began. */
export async function saveEngineSetting(project: Project, write: Write): Promise<Outcome> {
  try {
    return await save(project, write.id, stepTexts.change, () => project.engineSettings.plan(write.id, write.value, write.base))
  } catch (error) {
    if (write.base === undefined || !(error instanceof AppError) || error.failure.code !== 'file-changed') throw error
    return 'conflict'
  }
}

/** Takes a setting out of its file again, or gives it its default. */
export const resetEngineSetting = (project: Project, id: string): Promise<Outcome> =>
  save(project, id, stepTexts.reset, () => project.engineSettings.planReset(id))

/** Saves the value that the file held at a moment; none then takes the setting out. */
export async function restoreEngineSetting(project: Project, id: string, moment: Moment): Promise<Outcome> {
  const edits = stepsAsShown(project, moment)[moment.step]?.edits.filter((one) => one.for?.setting === id) ?? []
  const value = project.engineSettings.valueOf(id, textsOf(edits, moment.side))
  if (edits.length === 0) throw new AppError('invalid', texts.noValueThen)
  const { plan, planReset } = project.engineSettings
  return save(project, id, stepTexts.restore, () => (value === null ? planReset(id) : plan(id, value)))
}

type Planned = { edits: readonly Edit[]; apply(): Promise<void> }

async function save(
  { engineSettings, file, steps, readWritten }: Project,
  id: string,
  step: (label: string) => string,
  plan: () => Promise<Planned | null>,
): Promise<Outcome> {
  const readOnly = file.readOnly()
  if (readOnly !== null) throw new AppError('file-refused', readOnly)
  const written = await steps.run(step(engineSettings.label(id)), async (noting) => {
    const planned = await plan()
    if (planned !== null) await noting.take(planned.edits, planned.apply)
    return planned?.edits.map((edit) => edit.file) ?? []
  })
  const isChange = written.length > 0
  if (isChange) await Promise.all([file.refresh(), readWritten(written)])
  return isChange ? 'saved' : 'unchanged'
}

/** The changes to a setting of the engine, newest first. A null in one: the file had no such value. */
export function stepsOfEngineSetting(project: Project, id: string): HistoryStep[] {
  if (project.engineSettings.settingOf(id)?.isSecret === true) throw new AppError('invalid', compareTexts.secretHistory)
  return stepsWith(project, (all) => {
    const edits = all.filter((one) => one.for?.setting === id)
    if (edits.length === 0) return undefined
    const { valueOf } = project.engineSettings
    return { from: valueOf(id, textsOf(edits, 'before')), to: valueOf(id, textsOf(edits, 'after')) }
  })
}

/** What the file held at each address that a step changed. */
function textsOf(edits: readonly Edit[], side: 'before' | 'after') {
  return edits.map((edit) => ({ address: edit.address, text: textOn(edit, side) }))
}
