import { isDeepStrictEqual } from 'node:util'

import type { Environment } from '../../../shared/values/environments'
import { conflictsIn } from '../../../shared/values/conflicts'
import { masked } from '../../../shared/values/mask'
import { AppError } from '../../../shared/errors'
import type { Field, SettingValue } from '../../../shared/catalog/fields'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { serviceOf } from '../catalog'
import type { Conflicts } from '../../../shared/settingView'
import { refusalTexts } from '../../../shared/texts/refusals'
import { stepTexts } from '../../../shared/texts/steps'
import { portalOf } from '../portal/origin'
import type { Fetched } from '../portal/service'
import { defaultOf, misfitOf } from '../project/fieldValues'
import { filesHold, holderChange } from '../project/filesHold'
import type { Project } from '../project/project'
import { runKey } from '../project/runs'
import { keyFieldAt, placeOf, type Change } from '../project/settingAt'
import { fetchedTexts, heldTexts, placedFields, sameKeyAt, settingView, settingViews, textAt } from '../project/values'
import { fetcherNow, type FetchedWith } from './fetchKey'
import { offerWrites } from './offerWrites'
import { quotesSecret, refuseQuoted } from './quotedSecrets'
import type { WithVault, World } from './world'

/**
 * Saves a value the user gave, and updates the game's files. Null and the default are both saved as nothing. Returns what
 * was written, in words; null if the field has that value already.
 */
export async function saveSetting(
  world: WithVault,
  project: Project,
  fieldAt: FieldAt,
  value: SettingValue | null,
): Promise<string | null> {
  const { place, field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  const given = checked(field, value)
  refuseSecret(world, project, field, given)
  noteTyped(project, fieldAt, given)
  const isPlaced = placedFields(project, fieldAt).includes(field.id)
  if (isPlaced) await readPlaces(project, fieldAt)
  const isDefault = given === defaultOf(project, fieldAt.environment, field)
  // An empty text in place of what a file holds is a value: as none, what the file holds would count again.
  const to = isDefault && !(given === '' && value !== null && isHeld(project, fieldAt)) ? null : given
  const change = { place, from: project.file.valueAt(place), to }
  const step = to === null ? stepTexts.reset : stepTexts.change
  const from = textAt(project, fieldAt, field.id)
  return project.steps.run(step(field.label), async (noting) => {
    if (!(await project.change(noting, [change]))) return null
    if (!isPlaced) return project.readRenamed().then(() => '')
    return offerWrites(project, fieldAt, { only: { field: field.id, from }, within: noting })
  })
}

/** The value would ship with the game. */
function refuseSecret(world: WithVault, project: Project, { label, class: of }: Field, given: SettingValue | null): void {
  if (of === 'runtime' && typeof given === 'string' && quotesSecret(world, project, [given])) {
    throw new AppError('invalid', refusalTexts.isSecret(label))
  }
}

/** The user is asked about a typed address when the first secret would go there, and about one from a file before that. */
function noteTyped(project: Project, { service, field }: FieldAt, given: SettingValue | null): void {
  const { portal } = serviceOf(service)
  if (portal?.customUrl === field && typeof given === 'string') project.noteTyped(portalOf(given, portal).origin)
}

/** Reads the files of a service again: whose values they hold is judged by what is in them now. */
const readPlaces = (project: Project, at: ServiceAt) => project.readWritten(project.targets(at).map(({ target }) => target.path))

const isHeld = (project: Project, at: FieldAt) => project.targets(at).some(({ reading }) => !!reading.values[at.field])

type Typed = FieldAt & { value: SettingValue; base?: SettingValue | undefined }

/** Saves a value that was typed over `base`. `conflict`: the saved value is a different one by now, and nothing was saved. */
export async function saveTyped(
  world: WithVault,
  project: Project,
  { value, base, ...fieldAt }: Typed,
): Promise<{ written: string | null } | 'conflict'> {
  const now = settingView(project, fieldAt, placeOf(fieldAt.service, fieldAt.environment, fieldAt.field).field).value
  if (base !== undefined && base !== now && value !== now) return 'conflict'
  try {
    return { written: await saveSetting(world, project, fieldAt, value) }
  } catch (error) {
    // Someone changed the file at the very moment of saving.
    if (base !== undefined && error instanceof AppError && error.failure.code === 'file-changed') return 'conflict'
    throw error
  }
}

/** What was written, in words, and the file whose value was taken. `changed`: the conflict is not the one that was shown. */
export type Resolved = { written: string; taken: string | null } | 'changed'

type Answer = { keep: 'ours' | 'theirs'; shown: Conflicts }

/**
 * Ends a conflict with a file of the game, as a step of its own. Null if there is none any more. The other files of the
 * game receive what was taken. Both are read again first: nothing is written over, or taken, that the user has not seen.
 */
export async function resolveConflict(project: Project, fieldAt: FieldAt, { keep, shown }: Answer): Promise<Resolved | null> {
  const { field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  await project.file.refresh()
  await project.readTargetsOf(fieldAt.service)
  const conflicts = conflictsIn(settingViews(project, fieldAt))
  const path = conflicts[field.id]?.path
  if (path === undefined) return null
  if (!isDeepStrictEqual(conflicts, shown)) return 'changed'
  if (keep === 'ours') {
    const seen = Object.fromEntries(Object.entries(shown).map(([id, { theirs }]) => [id, String(theirs)]))
    return { written: await offerWrites(project, fieldAt, { isApart: true, shown: seen }), taken: null }
  }
  const written = await project.steps.run(stepTexts.take(field.label, path), async (step) => {
    await project.change(step, heldChanges(project, fieldAt))
    return offerWrites(project, fieldAt, { within: step, except: path })
  })
  return { written, taken: path }
}

/** The changes that take over all that the game's file holds, and nothing else: a key without its own names is only half of it. */
function heldChanges(project: Project, at: ServiceAt): Change[] {
  const values = heldTexts(project, at)?.values ?? {}
  const hasKey = values[keyFieldAt(at).id] !== ''
  // A file without a key has nothing in place of ours, so only its names are taken.
  return changesTo(project, at, hasKey ? values : Object.fromEntries(Object.entries(values).filter(([, text]) => text !== '')))
}

/** The value as it may be saved. Throws what is wrong with it, worded for the field. */
function checked(field: Field, value: SettingValue | null): SettingValue | null {
  if (field.kind !== 'text' && field.kind !== 'switch') {
    throw new AppError('invalid', refusalTexts.notTyped(field.label))
  }
  const given = typeof value === 'string' ? value.trim() : value
  const problem = given === null ? null : misfitOf(field, given)
  if (problem !== null) throw new AppError('invalid', problem)
  return given
}

/** Whether the key is a new one, which environment has the very same key, and what was written, in words. */
export type Saved = { isNew: boolean; sameAs: Environment | null; written: string }

/** Saves a checked answer as one step that can be undone, and updates the game's files. */
export async function saveFetched(world: World, project: Project, at: ServiceAt, fetched: FetchedWith): Promise<Saved> {
  const now = fetcherNow(world, project, at)
  const { values, notes, secretStoredAt = now.secretStoredAt, origin = now.origin } = fetched
  refuseQuoted(world, project, [...Object.values(values), ...notes.map(({ text }) => text)])
  const field = keyFieldAt(at)
  const before = String(settingView(project, at, field).value)
  const after = values[field.id] ?? ''
  const isNew = before !== after
  // Read again, since whose values the files hold is judged by what is in them now.
  await project.readTargetsOf(at.service)
  // This is saved while a key in the shared files still shows whose they are. If none does, they go to whoever fetches first.
  const shown = fetchedTexts(project, at)
  const holder = isNew ? holderChange(project, at.service, filesHold(project, at.service) ?? at.environment) : []
  const change = isNew && before !== '' ? { was: masked(before), is: masked(after) } : null
  const written = await project.steps.run(stepTexts.fetch(field.label), async (step) => {
    await project.change(step, [...changesTo(project, at, values), ...holder])
    step.show({ fetched: { [runKey(at)]: { at: world.now().toISOString(), change, key: after, secretStoredAt, origin } } })
    return offerWrites(project, at, { shown, within: step })
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
