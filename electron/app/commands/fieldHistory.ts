import { AppError } from '../../../shared/errors'
import type { Field, SettingValue } from '../../../shared/catalog/fields'
import type { HistoryStep, Moment } from '../../../shared/historyView'
import type { FieldAt } from '../../../shared/schemas'
import { fieldsOf, serviceOf } from '../../../shared/catalog/services'
import { refusalTexts, stepTexts } from '../../../shared/texts'
import { type Change, keyOf, placeOf, recordOf, type SettingAt } from '../../core/project/settingAt'
import { changesIn } from '../../core/project/settingEdits'
import type { Project } from '../../core/project/project'
import type { HistoryEntry } from '../../core/project/stateFile'
import type { Session } from '../session/session'

/** What was done to a field, the newest first. Of a secret no value is ever recorded, only when it was stored. */
export function stepsOf(session: Session, fieldAt: FieldAt): HistoryStep[] {
  const project = session.opened()
  const { place, field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  if (field.kind === 'secret') return secretSteps(session, fieldAt, field)
  return project.state
    .doneSteps()
    .flatMap(({ at, label, edits }, step) => {
      const change = changesIn(edits).find((one) => keyOf(one.place) === keyOf(place))
      return change === undefined ? [] : [{ step, at, action: label, change: { from: change.from, to: change.to } }]
    })
    .toReversed()
}

function secretSteps({ shared, opened }: Session, fieldAt: FieldAt, { label }: Field): HistoryStep[] {
  const project = opened()
  if (project.boundTo() !== null) return []
  const { storedAt, replacedAt } = shared.vault.describe(recordOf(project.id(), fieldAt))
  if (storedAt === null) return []
  const action = (replacedAt === undefined ? stepTexts.store : stepTexts.replace)(label)
  return [{ step: 0, at: storedAt, action, change: null }]
}

/** What brings a field back to what it was at a moment: a key with everything that was fetched together with it. */
export function restoringChanges(project: Project, fieldAt: FieldAt, moment: Moment): Change[] {
  const { field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  const steps = project.state.doneSteps()
  assertSameStep(steps, moment)
  const together = fieldsOf(serviceOf(fieldAt.service)).filter(({ kind }) => kind === 'fetched')
  const last = moment.side === 'after' ? moment.step : moment.step - 1
  return (field.kind === 'fetched' ? together : [field]).map(({ id }) => {
    const { place } = placeOf(fieldAt.service, fieldAt.environment, id)
    const from = project.file.valueAt(place)
    return { place, from, to: valueAfter(steps, place, last, from) }
  })
}

/** A page may still show a history that was undone and went on another way. */
export function assertSameStep(steps: readonly HistoryEntry[], { step, at }: Moment): void {
  if (steps[step]?.at !== at) throw new AppError('invalid', refusalTexts.historyChanged)
}

/** What stood at a place when that step was the last one. */
function valueAfter(steps: readonly HistoryEntry[], place: SettingAt, last: number, now: SettingValue | null) {
  const changesAt = ({ edits }: HistoryEntry) => changesIn(edits).filter((change) => keyOf(change.place) === keyOf(place))
  const before = steps
    .slice(0, last + 1)
    .flatMap(changesAt)
    .at(-1)
  if (before !== undefined) return before.to
  const after = steps
    .slice(last + 1)
    .flatMap(changesAt)
    .at(0)
  return after === undefined ? now : after.from
}
