import type { ServiceAt } from '../../../shared/schemas'
import { masked } from '../../../shared/values/mask'
import { doneTexts, stepTexts } from '../../../shared/texts'
import { filesHold, holderChange } from '../../core/project/filesHold'
import { keyFieldAt, placeOf, type Change } from '../../core/project/settingAt'
import type { Project } from '../../core/project/project'
import { runKey } from '../../core/project/runs'
import { sameKeyAt, settingView } from '../../core/project/values'
import type { Fetched } from '../../core/portal/service'
import type { Session } from '../session/session'
import { offerWrites } from './offerWrites'
import { refuseQuoted } from '../../core/operations/quotedSecrets'
import { throwIfCancelled } from './working'

/** Saves a checked answer as one step that can be undone, and brings the game's files up to it. */
export function acceptFetched(session: Session, at: ServiceAt, fetched: Fetched, signal?: AbortSignal): Promise<void> {
  return session.atOnce(async () => {
    if (signal !== undefined) throwIfCancelled(signal)
    await accept(session, at, fetched)
  })
}

async function accept(session: Session, at: ServiceAt, { values, subject, notes }: Fetched): Promise<void> {
  // Taken once: from here on it is this project's answer, whatever the window shows in the meantime.
  const project = session.opened()
  refuseQuoted(session.shared, project, [...Object.values(values), ...notes.map(({ text }) => text)])
  const field = keyFieldAt(at)
  const before = String(settingView(project, at, field).value)
  const after = values[field.id] ?? ''
  // Whose values the files hold is judged by what stands in them now, not when they were last looked at.
  await project.readTargets()
  // Whose values the shared files hold is saved while a key in them still tells. They go to whoever fetches first.
  const holder = before === after ? [] : holderChange(project, at.service, filesHold(project, at.service) ?? at.environment)
  const change = before !== '' && before !== after ? { was: masked(before), is: masked(after) } : null
  const written = await project.steps.run(stepTexts.fetch(field.label), async (step) => {
    await project.change(step, [...changesTo(project, at, values), ...holder])
    step.show({ fetched: { [runKey(at)]: { at: session.shared.now().toISOString(), change } } })
    return offerWrites(project, at, undefined, step)
  })
  const run = project.run(at)
  run.notes.delete(field.id)
  for (const note of notes) run.notes.set(field.id, note)
  const outcome = before === after ? doneTexts.upToDate(field.label) : doneTexts.fetched(field.label, subject)
  const other = sameKeyAt(project, at)
  session.say([outcome, other === null ? '' : doneTexts.sameKey(other), written].filter(Boolean).join('. '))
}

function changesTo(project: Project, at: ServiceAt, values: Fetched['values']): Change[] {
  return Object.entries(values).map(([id, value]) => {
    const { place } = placeOf(at.service, at.environment, id)
    return { place, from: project.file.valueAt(place), to: value || null }
  })
}
