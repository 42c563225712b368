import { AppError } from '../../../shared/errors'
import type { SettingValue } from '../../../shared/catalog/fields'
import type { HistoryStep, Moment } from '../../../shared/historyView'
import type { FieldAt } from '../../../shared/schemas'
import { fieldsOf, serviceOf } from '../../../shared/catalog/services'
import { refusalTexts, stepTexts } from '../../../shared/texts'
import type { Edit } from '../places/edit'
import type { Project } from '../project/project'
import { changesIn } from '../project/settingEdits'
import { keyOf, placeOf, recordOf, type Change, type SettingAt } from '../project/settingAt'
import type { HistoryEntry } from '../project/stateFile'
import { rowOfStep, stepName, type StepRow } from '../project/stepRow'
import { offerWrites } from './offerWrites'
import type { WithVault } from './world'

/** A step that was undone or done again: the files that were put to the other side, and those that somebody else changed. */
export type MovedStep = {
  name: string
  row: StepRow | null
  put: readonly string[]
  left: readonly string[]
  /** Nothing of it could be moved; `next` is the step behind it, which it is not in the way of. */
  isSkipped: boolean
  next: string | null
}

/** Undoes the newest step, or does it again: its settings and the game's files it wrote, together. Null when there is none. */
export async function moveStep(project: Project, direction: 'undo' | 'redo'): Promise<MovedStep | null> {
  try {
    const moved = await project.steps.move(direction, environmentOf)
    if (moved === null) return null
    const { entry, put, left } = moved
    project.withdrawWrites()
    const isSkipped = put.length === 0 && (left.length > 0 || entry.edits.length === 0)
    return { name: stepName(entry), row: rowOfStep(entry), put, left, isSkipped, next: project.state.names()[direction] }
  } finally {
    await Promise.all([project.readTargets(), project.general.read()])
  }
}

/** The row can be shown only in its own environment. */
function environmentOf(entry: HistoryEntry) {
  const environment = rowOfStep(entry)?.environment
  return environment == null ? {} : { environment }
}

/** What was done to a field, the newest first. Of a secret no value is ever recorded, only when it was stored. */
export function stepsOfField(world: WithVault, project: Project, fieldAt: FieldAt): HistoryStep[] {
  const { place, field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  if (field.kind === 'secret') return stepsOfSecret(world, project, fieldAt, field.label)
  return stepsWith(project, (edits) => changesIn(edits).find((one) => keyOf(one.place) === keyOf(place)))
}

/** The steps with a change of what is looked for, the newest first. */
export function stepsWith(
  { state }: Project,
  changeIn: (edits: readonly Edit[]) => HistoryStep['change'] | undefined,
): HistoryStep[] {
  return state
    .doneSteps()
    .flatMap(({ at, label, edits }, step) => {
      const change = changeIn(edits)
      return change == null ? [] : [{ step, at, action: label, change: { from: change.from, to: change.to } }]
    })
    .toReversed()
}

function stepsOfSecret({ vault }: WithVault, project: Project, fieldAt: FieldAt, label: string): HistoryStep[] {
  if (project.boundTo() !== null) return []
  const { storedAt, replacedAt } = vault.describe(recordOf(project.id(), fieldAt))
  if (storedAt === null) return []
  const action = (replacedAt === undefined ? stepTexts.store : stepTexts.replace)(label)
  return [{ step: 0, at: storedAt, action, change: null }]
}

/**
 * Saves what a field once was, as one step that can be undone. An address is not approved by that: it may have come
 * from a file in the first place. Answers what was written, in words; null where the value stands already.
 */
export async function restoreField(project: Project, fieldAt: FieldAt, moment: Moment): Promise<string | null> {
  const { field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  return project.steps.run(stepTexts.restore(field.label), async (step) => {
    if (!(await project.change(step, restoringChanges(project, fieldAt, moment)))) return null
    await project.readTargets()
    return field.kind === 'fetched' ? offerWrites(project, fieldAt, undefined, step) : ''
  })
}

/** What brings a field back to what it was at a moment: a key with everything that was fetched together with it. */
function restoringChanges(project: Project, fieldAt: FieldAt, moment: Moment): Change[] {
  const { field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  const steps = stepsAsShown(project, moment)
  const together = fieldsOf(serviceOf(fieldAt.service)).filter(({ kind }) => kind === 'fetched')
  const last = moment.side === 'after' ? moment.step : moment.step - 1
  return (field.kind === 'fetched' ? together : [field]).map(({ id }) => {
    const { place } = placeOf(fieldAt.service, fieldAt.environment, id)
    const from = project.file.valueAt(place)
    return { place, from, to: valueAfter(steps, place, last, from) }
  })
}

/** What was done, as the page knows it. It may still show a history that was undone and went on another way: that throws. */
export function stepsAsShown({ state }: Project, { step, at }: Moment): readonly HistoryEntry[] {
  const steps = state.doneSteps()
  if (steps[step]?.at !== at) throw new AppError('invalid', refusalTexts.historyChanged)
  return steps
}

/** What stood at a place when that step was the last one. */
function valueAfter(steps: readonly HistoryEntry[], place: SettingAt, last: number, now: SettingValue | null) {
  const changesOf = (some: readonly HistoryEntry[]) =>
    some.flatMap(({ edits }) => changesIn(edits)).filter((change) => keyOf(change.place) === keyOf(place))
  const before = changesOf(steps.slice(0, last + 1)).at(-1)
  if (before !== undefined) return before.to
  const [after] = changesOf(steps.slice(last + 1))
  return after === undefined ? now : after.from
}
