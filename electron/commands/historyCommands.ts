import type { Handlers } from '../../shared/contract'
import { AppError } from '../../shared/errors'
import { serviceOf } from '../../shared/services'
import { doneTexts, generalTexts, stepTexts } from '../../shared/texts'
import { placeOf, type Change } from '../projects/place'
import type { Project } from '../projects/project'
import type { HistoryEntry, SavedWrite } from '../projects/projectState'
import type { Session } from '../session'
import type { RuntimeValues, Target } from '../targets/target'
import { restoringChanges, stepsOf } from './fieldHistory'
import { offerWrites } from './offerWrites'
import { followName } from './projectCommands'

type Group = Pick<Handlers, 'history.undo' | 'history.redo' | 'history.read' | 'history.restore'>

/** Undo and redo of what was saved: the settings of a step and the game's files it wrote, together. */
export function historyCommands(session: Session): Group {
  return {
    'history.undo': () => step(session, 'undo'),
    'history.redo': () => step(session, 'redo'),
    'history.read': (spot) => stepsOf(session, spot),
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
  const changes = restoringChanges(project, input, input)
  if (!(await project.update(stepTexts.restore(field.label), changes))) return session.say(doneTexts.unchanged(field.label))
  forgetFetched(project, { changes })
  await project.readTargets()
  const written = field.kind === 'fetched' ? await offerWrites(project, input) : ''
  session.say([doneTexts.restored(field.label), written].filter(Boolean).join('. '))
}

async function step(session: Session, direction: 'undo' | 'redo'): Promise<void> {
  const project = session.opened()
  const entry = direction === 'undo' ? project.state.undoable() : project.state.redoable()
  if (entry === null) {
    session.say(doneTexts[direction].none)
    return session.publish()
  }
  try {
    const kept = await restoreEdits(project, entry, direction)
    const changes = direction === 'undo' ? entry.changes.map(inverse) : entry.changes
    if (changes.length > 0) await project.file.update(changes)
    project.state.step(direction === 'undo' ? -1 : 1)
    forgetFetched(project, entry)
    project.withdrawWrites()
    const left = await rewrite(project, direction === 'undo' ? entry.writes.map(inverseWrite) : entry.writes)
    session.say([doneTexts[direction].done(entry.label), ...kept, ...left].join('. '))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    session.say(error.failure.message)
  }
  await Promise.all([project.readTargets(), project.general.read()])
  followName(session)
  session.publish()
}

/** Puts values of the engine's own files back, as `rewrite` does it with what came from a portal. */
async function restoreEdits(project: Project, { edits = [] }: HistoryEntry, direction: 'undo' | 'redo'): Promise<string[]> {
  const left: string[] = []
  for (const edit of edits) {
    if (!(await project.general.restore(edit, direction))) left.push(generalTexts.leftAlone(edit.file))
  }
  return left
}

/** Puts files back, each only if it still holds what the step left there. Answers what was left alone, in words. */
async function rewrite(project: Project, writes: readonly SavedWrite[]): Promise<string[]> {
  const left: string[] = []
  for (const write of writes) {
    const target = stillHolding(project, write)
    if (target === null) left.push(doneTexts.leftAlone(write.path))
    else if (write.after['runtimeKey'] === undefined && target.takeOut) await target.takeOut(write.made === true)
    else await (await target.plan(valuesOf(write.after))).apply()
  }
  return left
}

/** The file of a write, if it still holds what it held before that write. */
function stillHolding(project: Project, { id, path, before, ...at }: SavedWrite): Target | null {
  const known = project.targets(at).find(({ target }) => target.id === id && target.path === path)
  if (known === undefined) return null
  return (known.reading.values.runtimeKey ?? '') === (before['runtimeKey'] ?? '') ? known.target : null
}

function valuesOf({ runtimeKey = '', projectId = '', projectName = '', simulatorSlug }: SavedWrite['after']): RuntimeValues {
  const values = { runtimeKey, projectId, projectName }
  return simulatorSlug === undefined ? values : { ...values, simulatorSlug }
}

function inverse({ place, from, to }: Change): Change {
  return { place, from: to, to: from }
}

function inverseWrite(write: SavedWrite): SavedWrite {
  return { ...write, before: write.after, after: write.before }
}

/** "Fetched at …, was …" no longer describes what is shown. */
function forgetFetched(project: Project, { changes }: Pick<HistoryEntry, 'changes'>): void {
  const keys = changes.filter(({ place }) => place.field === serviceOf(place.service).fetch?.key)
  const gone = keys.map(({ place }) => `${place.service}/${place.scope}`)
  project.forgetFetched(gone)
}
