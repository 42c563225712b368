import { AppError } from '../../../shared/errors'
import type { Address } from '../../../shared/general/row'
import type { OwnFormat } from '../../../shared/ownFormats'
import type { OwnPlace } from '../../../shared/ownPlace'
import { ownPlaceTexts as texts } from '../../../shared/texts/ownPlaces'
import type { PlaceLook } from '../../../shared/placeContract'
import type { FieldAt } from '../../../shared/schemas'
import { keyName } from '../formats/keysLayout'
import { addressText, addressTyped, asItStands, entriesOf } from '../places/entries'
import { mayHoldSecret } from '../targets/namedSecrets'
import { readGameFile, type GameFile, type OpenFile } from '../places/gameFile'
import { planned } from '../places/places'
import type { OwnAt } from '../project/ownPlaceEntries'
import { faultOf } from '../project/ownPlaces'
import type { Project } from '../project/project'
import { placeOf } from '../project/settingAt'
import { settingView } from '../project/values'
import { adding, changePlaces, removing } from './changePlaces'
import { quotesSecret } from './quotedSecrets'
import type { WithVault } from './world'

type Chosen = FieldAt & { file: string; format: OwnFormat; key: string }

const mostEntries = 100
const someKey: Address = { section: 'online', key: 'GAME_KEY' }

/** What is in a file that a place could be in, and what stands at a key of it now. Changes nothing. */
export async function lookAt(world: WithVault, project: Project, chosen: Chosen): Promise<PlaceLook> {
  const { file, format, key } = chosen
  const nothing: PlaceLook = { entries: [], more: 0, now: null, problem: null }
  if (file === '') return nothing
  const { field } = placeOf(chosen.service, chosen.environment, chosen.field)
  const typed = addressTyped(format, key)
  // The file is judged before it is looked at, with any good key while none is typed.
  const fault = faultOf(project, chosen, { scope: 'all', field, place: entryOf(chosen, typed ?? someKey) })
  if (fault !== null) return { ...nothing, problem: fault }
  const found = await readGameFile(project.root, file, format, project.engine.beyond)
  if (found.is === 'refused') return { ...nothing, problem: found.why.message }
  if (found.is === 'absent') return { ...nothing, problem: texts.noFile(file) }
  if (format === 'keysFile') return { ...nothing, now: { is: 'keys', text: keyName(file, chosen.service, field.id) } }
  const value = String(settingView(project, chosen, field).value)
  const all = entriesOf(found.opened, format).map((address) => ({
    key: addressText(format, address),
    isSame: value !== '' && found.opened.find(address)?.value === value,
  }))
  const fitting = all.filter((one) => key === '' || one.isSame || one.key.toLowerCase().includes(key.toLowerCase()))
  const entries = [...fitting.filter(({ isSame }) => isSame), ...fitting.filter(({ isSame }) => !isSame)]
  return {
    entries: entries.slice(0, mostEntries),
    more: Math.max(0, entries.length - mostEntries),
    ...(key === '' ? { now: null, problem: null } : nowAt(world, project, { chosen, found, typed, value })),
  }
}

type Looking = { chosen: Chosen; found: OpenFile; typed: Address | null; value: string }

function nowAt(
  world: WithVault,
  project: Project,
  { chosen: { file, key, format }, found, typed, value }: Looking,
): Pick<PlaceLook, 'now' | 'problem'> {
  if (typed === null) return { now: null, problem: texts.noKeyTyped }
  const address = asItStands(found.opened, typed)
  const slot = found.opened.find(address)
  if (slot === null) {
    const problem = whyNoRoom(project, file, format, found, address)
    return problem === null
      ? { now: { is: found.stamp === null ? 'no-file' : 'absent', text: '' }, problem }
      : { now: null, problem }
  }
  if (slot.value === null) return { now: null, problem: slot.why ?? texts.noEntry(key, file) }
  if (quotesSecret(world, project, [slot.value])) return { now: null, problem: texts.holdsSecret }
  return { now: standing(format, address.key, slot.value, value), problem: null }
}

/** What stands at a key, beside the value of the field. */
function standing(format: OwnFormat, key: string, held: string, value: string): PlaceLook['now'] {
  if (held === '') return { is: 'empty', text: '' }
  if (held === value) return { is: 'same', text: '' }
  return mayHoldSecret(format, key, held) ? { is: 'hidden', text: '' } : { is: 'differs', text: held.slice(0, 300) }
}

/** Why a missing entry can't be made, in words; null if it can. Nothing is written. */
function whyNoRoom(project: Project, file: string, format: OwnFormat, found: OpenFile, address: Address): string | null {
  try {
    return planned(project.root, file, format, found, [{ address, value: 'x' }]).isChange
      ? null
      : texts.noEntry(address.key, file)
  } catch (error) {
    if (error instanceof AppError) return format === 'source' ? error.failure.message : texts.noEntry(address.key, file)
    throw error
  }
}

/** Adds a place to a field, as a step that can be undone. The file of the game stays as it is. */
export async function addPlace(world: WithVault, project: Project, chosen: Chosen & { isForAll: boolean }): Promise<void> {
  const { service, environment, file, format, key, isForAll } = chosen
  const { field } = placeOf(service, environment, chosen.field)
  const scope = isForAll || !field.perEnvironment || format === 'keysFile' ? 'all' : environment
  const typed = addressTyped(format, key)
  const given = entryOf(chosen, typed)
  const fault = faultOf(project, chosen, { scope, field, place: given })
  if (fault !== null) throw new AppError('invalid', fault)
  const found = await readGameFile(project.root, file, format, project.engine.beyond)
  assertOpen(found, file)
  if (format !== 'keysFile') {
    const { problem } = nowAt(world, project, { chosen, found, typed, value: '' })
    if (problem !== null) throw new AppError('invalid', problem)
  }
  const place = typed === null || format === 'keysFile' ? given : entryOf(chosen, asItStands(found.opened, typed))
  await changePlaces(project, texts.step.add(field.label), [adding(project, { service, scope }, place)])
}

function assertOpen(found: GameFile, file: string): asserts found is OpenFile {
  if (found.is === 'refused') throw new AppError(found.why.code, found.why.message)
  if (found.is === 'absent') throw new AppError('invalid', texts.noFile(file))
}

/** As it is written in `project.json`. */
function entryOf({ field, file, format }: Pick<Chosen, 'field' | 'file' | 'format'>, address: Address | null): OwnPlace {
  if (format === 'keysFile' || address === null) return { field, file, format }
  const { section, key, inside, as } = address
  return {
    field,
    file,
    format,
    ...(section !== undefined && { section }),
    key,
    ...(inside !== undefined && { inside }),
    ...(as === 'number' && { as }),
  }
}

/**
 * Takes a place from a field. What its file holds stays, but for our own file of keys, which loses the constant. Returns whether
 * it did.
 */
export async function removePlace(
  project: Project,
  { service, environment, field: fieldId, ...at }: FieldAt & Pick<OwnAt, 'scope' | 'id'>,
): Promise<boolean> {
  const { field } = placeOf(service, environment, fieldId)
  const change = removing(project, { service, ...at })
  const isOfKeys = project
    .targets({ service, environment })
    .some(({ declared, own }) => declared.format === 'keysFile' && own?.[fieldId]?.id === at.id)
  const isTaken = await changePlaces(project, texts.step.remove(field.label), [change])
  return isOfKeys && isTaken
}
