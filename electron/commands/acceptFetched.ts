import type { SettingValue } from '../../shared/fields'
import { mask } from '../projects/mask'
import { placeOf, type Change } from '../projects/place'
import type { Project, RunPlace } from '../projects/project'
import { settingView } from '../projects/values'
import type { Fetched } from '../services/service'
import type { Session } from '../session'
import { offerWrites } from './offerWrites'
import { throwIfCancelled } from './working'

/** Saves a checked answer as one step that can be undone, and brings the game's files up to it. */
export async function acceptFetched(
  session: Session,
  at: RunPlace,
  { values, notes }: Fetched,
  signal?: AbortSignal,
): Promise<void> {
  if (signal !== undefined) throwIfCancelled(signal)
  // Taken once: from here on it is this project's answer, whatever the window shows in the meantime.
  const project = session.opened()
  const { field } = placeOf(at.service, at.environment, 'runtimeKey')
  const before = String(settingView(project, at, field).value)
  const after = values.runtimeKey
  await project.update(`Fetch ${field.label}`, changesTo(project, at, values))
  const change = before !== '' && before !== after ? { was: mask(before), is: mask(after) } : null
  project.setFetched(at, session.shared.now().toISOString(), change)
  const run = project.run(at)
  run.notes.delete(field.id)
  for (const note of notes) run.notes.set(field.id, note)
  const outcome = before === after ? `${field.label} is up to date` : `${field.label} fetched for ${values.projectName}`
  const written = await offerWrites(project, at)
  session.say([outcome, written].filter(Boolean).join('. '))
}

/**
 * The changes that an answer asks for. The classic answer does not name the organization: the one saved for another
 * project no longer counts, the one saved for this project stays.
 */
function changesTo(project: Project, at: RunPlace, values: Fetched['values']): Change[] {
  const savedAt = (id: string) => project.file.valueAt(placeOf(at.service, at.environment, id).place)
  const { organizationName, ...others } = values
  const kept = savedAt('projectId') === values.projectId ? savedAt('organizationName') : null
  const wanted: Record<string, SettingValue | null> = { ...others, organizationName: organizationName || kept }
  return Object.entries(wanted).map(([id, to]) => ({
    place: placeOf(at.service, at.environment, id).place,
    from: savedAt(id),
    to,
  }))
}
