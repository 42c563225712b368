import type { Environment } from '../../../shared/values/environments'
import { masked } from '../../../shared/values/mask'
import type { ServiceAt } from '../../../shared/schemas'
import { stepTexts } from '../../../shared/texts'
import type { Fetched } from '../portal/service'
import { filesHold, holderChange } from '../project/filesHold'
import type { Project } from '../project/project'
import { runKey } from '../project/runs'
import { keyFieldAt, placeOf, type Change } from '../project/settingAt'
import { sameKeyAt, settingView } from '../project/values'
import { offerWrites } from './offerWrites'
import { refuseQuoted } from './quotedSecrets'
import type { World } from './world'

/** What came of it: whether the key is another one, which environment has the very same, and what was written, in words. */
export type Saved = { isNew: boolean; sameAs: Environment | null; written: string }

/** Saves a checked answer as one step that can be undone, and brings the game's files up to it. */
export async function saveFetched(world: World, project: Project, at: ServiceAt, { values, notes }: Fetched): Promise<Saved> {
  refuseQuoted(world, project, [...Object.values(values), ...notes.map(({ text }) => text)])
  const field = keyFieldAt(at)
  const before = String(settingView(project, at, field).value)
  const after = values[field.id] ?? ''
  const isNew = before !== after
  // Whose values the files hold is judged by what stands in them now, not when they were last looked at.
  await project.readTargets()
  // Whose values the shared files hold is saved while a key in them still tells. They go to whoever fetches first.
  const holder = isNew ? holderChange(project, at.service, filesHold(project, at.service) ?? at.environment) : []
  const change = isNew && before !== '' ? { was: masked(before), is: masked(after) } : null
  const written = await project.steps.run(stepTexts.fetch(field.label), async (step) => {
    await project.change(step, [...changesTo(project, at, values), ...holder])
    step.show({ fetched: { [runKey(at)]: { at: world.now().toISOString(), change } } })
    return offerWrites(project, at, undefined, step)
  })
  const run = project.run(at)
  run.notes.delete(field.id)
  for (const note of notes) run.notes.set(field.id, note)
  return { isNew, sameAs: sameKeyAt(project, at), written }
}

function changesTo(project: Project, at: ServiceAt, values: Fetched['values']): Change[] {
  return Object.entries(values).map(([id, value]) => {
    const { place } = placeOf(at.service, at.environment, id)
    return { place, from: project.file.valueAt(place), to: value || null }
  })
}
