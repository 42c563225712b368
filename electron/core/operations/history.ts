import { AppError } from '../../../shared/errors'
import type { SettingValue } from '../../../shared/catalog/fields'
import type { HistoryStep, Moment } from '../../../shared/historyView'
import type { FieldAt } from '../../../shared/schemas'
import { fieldsOf, serviceOf } from '../catalog'
import { refusalTexts } from '../../../shared/texts/refusals'
import { stepTexts } from '../../../shared/texts/steps'
import type { Edit } from '../places/edit'
import type { Project } from '../project/project'
import { placesThen } from '../project/placesThen'
import { changesIn } from '../project/settingEdits'
import { keyOf, placeOf, recordOf, type Change, type SettingAt } from '../project/settingAt'
import type { HistoryEntry } from '../project/stateFile'
import { rowOfStep, stepName, type StepRow } from '../project/stepRow'
import { fetchedTexts, textAt } from '../project/values'
import { offerWrites } from './offerWrites'
import type { WithVault } from './world'

/** A step that was undone or redone: the files that were changed, and those left alone because someone else changed them. */
export type MovedStep = {
  name: string
  row: StepRow | null
  put: readonly string[]
  left: readonly string[]
  /** Nothing of the step could be moved. `next` is the step that comes next, which this one does not block. */
  isSkipped: boolean
  next: string | null
}

/** Undoes or redoes a step, its settings together with the game's files it wrote. Null when there is none. */
export async function moveStep(project: Project, direction: 'undo' | 'redo'): Promise<MovedStep | null> {
  try {
    const moved = await project.steps.move(direction, environmentOf)
    if (moved === null) return null
    const { entry, put, left } = moved
    project.withdrawWrites()
    const isSkipped = put.length === 0 && (left.length > 0 || entry.edits.length === 0)
    return { name: stepName(entry), row: rowOfStep(entry), put, left, isSkipped, next: project.state.names()[direction] }
  } finally {
    await Promise.all([project.readTargets(), project.readEngine()])
  }
}

/** The window switches to the step's environment, because its row is shown only there. */
function environmentOf(entry: HistoryEntry) {
  const environment = rowOfStep(entry)?.environment
  return environment == null ? {} : { environment }
}

/** The changes to a field, newest first. For a secret no value is ever recorded, only when it was stored. */
export function stepsOfField(world: WithVault, project: Project, fieldAt: FieldAt): HistoryStep[] {
  const { place, field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  if (field.kind === 'secret') return stepsOfSecret(world, project, fieldAt, field.label)
  const places = placesThen(project.state.doneSteps(), place)
  return stepsWith(project, (edits, step) => changesAt(places[step], edits)[0])
}

function changesAt(place: SettingAt | null | undefined, edits: readonly Edit[]): Change[] {
  return place == null ? [] : changesIn(edits).filter((change) => keyOf(change.place) === keyOf(place))
}

/** The done steps in which `changeIn` finds a change, newest first. */
export function stepsWith(
  { state }: Project,
  changeIn: (edits: readonly Edit[], step: number) => HistoryStep['change'] | undefined,
): HistoryStep[] {
  return state
    .doneSteps()
    .flatMap(({ at, label, edits }, step) => {
      const change = changeIn(edits, step)
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
 * Saves an earlier value of a field, as one step that can be undone. This does not approve an address: it may have come
 * from a file in the first place. Returns what was written, in words; null if the field has that value already.
 */
export async function restoreField(project: Project, fieldAt: FieldAt, moment: Moment): Promise<string | null> {
  const { field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  return project.steps.run(stepTexts.restore(field.label), async (step) => {
    // As it is shown now: what the files have in place of it, the user has to see first.
    const only = { field: field.id, from: textAt(project, fieldAt, field.id) }
    const shown = fetchedTexts(project, fieldAt)
    if (!(await project.change(step, restoringChanges(project, fieldAt, moment)))) return null
    await project.readTargetsOf(fieldAt.service)
    if (field.kind === 'text') return offerWrites(project, fieldAt, { only, within: step })
    return field.kind === 'fetched' ? offerWrites(project, fieldAt, { shown, within: step }) : ''
  })
}

/** The changes that bring a field back to a moment: a key together with everything that was fetched with it. */
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

/** The done steps. Throws if the page's history is out of date: steps were undone and others took their place. */
export function stepsAsShown({ state }: Project, { step, at }: Moment): readonly HistoryEntry[] {
  const steps = state.doneSteps()
  if (steps[step]?.at !== at) throw new AppError('invalid', refusalTexts.historyChanged)
  return steps
}

/** The value at a place right after step `last`. */
function valueAfter(steps: readonly HistoryEntry[], place: SettingAt, last: number, now: SettingValue | null) {
  const places = placesThen(steps, place)
  const changes = steps.map(({ edits }, step) => changesAt(places[step], edits))
  const before = changes
    .slice(0, last + 1)
    .flat()
    .at(-1)
  if (before !== undefined) return before.to
  const [after] = changes.slice(last + 1).flat()
  return after === undefined ? now : after.from
}
