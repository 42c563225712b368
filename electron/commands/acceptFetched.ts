import type { SettingValue } from '../../shared/fields'
import { mask } from '../projects/mask'
import { placeOf, type Change } from '../projects/place'
import type { RunPlace } from '../projects/project'
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
  const project = session.opened()
  const { place, field } = placeOf(at.service, at.environment, 'runtimeKey')
  const before = settingView(project, at, field).value
  const projectPlace = placeOf(at.service, at.environment, 'projectId')
  const sameProject = project.file.valueAt(projectPlace.place) === values.projectId
  const to: Record<string, SettingValue | null> = { ...values }
  // The classic answer does not name the organization: one that belonged to another project no longer counts.
  if (values.organizationName === '') {
    to['organizationName'] = sameProject ? savedName() : null
  }
  function savedName(): SettingValue | null {
    return project.file.valueAt(placeOf(at.service, at.environment, 'organizationName').place)
  }
  const changes = Object.entries(to).map(([id, value]): Change => {
    const target = placeOf(at.service, at.environment, id).place
    return { place: target, from: project.file.valueAt(target), to: value }
  })
  await project.update(`Fetch ${field.label}`, changes)
  const after = project.file.valueAt(place)
  const differs = typeof before === 'string' && before !== '' && before !== after
  const change = differs ? { was: mask(before), is: mask(String(after)) } : null
  project.setFetched(at, session.shared.now().toISOString(), change)
  const run = project.run(at)
  run.notes.delete(field.id)
  for (const note of notes) run.notes.set(field.id, note)
  session.say(before === after ? `${field.label} is up to date` : `${field.label} fetched for ${values.projectName}`)
  await offerWrites(session, at)
}
