import { z } from 'zod'

import { fieldsOf, knownServices, serviceOf } from '../catalog'
import { AppError } from '../../../shared/errors'
import { mayHavePlaces } from '../../../shared/ownFormats'
import { OwnPlace } from '../../../shared/ownPlace'
import { ownPlaceTexts as texts } from '../../../shared/texts/ownPlaces'
import type { TargetId } from '../../../shared/placeView'
import type { KeysView } from '../../../shared/placeContract'
import type { ServiceAt } from '../../../shared/schemas'
import { readInside } from '../files/inside'
import { keyName, layoutOf } from '../formats/keysLayout'
import { readJson } from '../json'
import { readGameFile } from '../places/gameFile'
import type { PlaceChange } from '../project/ownPlaceEntries'
import { faultOf } from '../project/ownPlaces'
import type { Project } from '../project/project'
import { settingView } from '../project/values'
import { offerWrites } from './offerWrites'
import { adding, changePlaces, removing } from './changePlaces'

const Descriptor = z.looseObject({ Modules: z.array(z.looseObject({ Name: z.string().regex(/^[A-Za-z]\w{0,63}$/) })) })

// Our own file of keys: a constant for each field that the team chose.

type Key = { service: string; field: string }
type Chosen = { file: string; keys: readonly Key[] }

/** The file of keys, as it was chosen or where the engine's project has room for it, and the fields that it could hold. */
export async function keysView(project: Project, file: string): Promise<KeysView> {
  const path = file === '' ? (chosenFile(project) ?? (await standardFile(project))) : file
  const keys = project.services.flatMap((service) => {
    const { label: of, sections } = serviceOf(service)
    return sections
      .flatMap(({ fields }) => fields)
      .flatMap((field) => {
        if (!mayHavePlaces(field)) return []
        const hasValue = project
          .environments()
          .some((environment) => settingView(project, { service, environment }, field).value !== '')
        const isIn = entriesOfKeys(project).some(
          (one) => one.service === service && one.place.field === field.id && one.place.file === path,
        )
        const name = layoutOf(path) === null ? '' : keyName(path, service, field.id)
        return hasValue || isIn ? [{ service, field: field.id, label: `${of} ${field.label}`, name, isIn, hasValue }] : []
      })
  })
  return { file: path, keys }
}

/** Every place in a file of keys that `project.json` has. */
function entriesOfKeys({ file }: Project) {
  const scopes = ['all', ...file.environments()]
  return knownServices().flatMap(({ id: service }) =>
    scopes.flatMap((scope) =>
      file.ownPlaces({ service, scope }).flatMap(([id, given]) => {
        const place = OwnPlace.safeParse(given).data
        return place?.format === 'keysFile' ? [{ service, scope, id, place }] : []
      }),
    ),
  )
}

const chosenFile = (project: Project): string | null => entriesOfKeys(project)[0]?.place.file ?? null

/** Where an engine's project takes source from; empty if nothing tells. */
async function standardFile({ root, engine }: Project): Promise<string> {
  if (engine.kind === 'unity') return 'Assets/Latchkey/Keys.g.cs'
  if (engine.kind === 'godot') return 'latchkey_keys.gd'
  if (engine.kind !== 'unreal' || engine.descriptor === null) return ''
  const name = firstModule(await readInside(root, engine.descriptor))
  return name === null ? '' : `Source/${name}/LatchkeyKeys.h`
}

function firstModule(content: { bytes: Uint8Array } | null): string | null {
  const json = content === null ? null : readJson(Buffer.from(content.bytes).toString('utf8'))
  const named = json?.is === 'json' ? Descriptor.safeParse(json.value).data : undefined
  return named?.Modules[0]?.Name ?? null
}

/**
 * Saves which fields have a constant in the file, as one step. What is new is written there after the user has seen the diff.
 * Returns whether the file has none any more of those that were taken out of the choice.
 */
export async function saveKeys(project: Project, { file, keys }: Chosen): Promise<boolean> {
  const known = entriesOfKeys(project).filter(({ place }) => place.file === file)
  const isChosen = ({ service, field }: Key) => keys.some((key) => key.service === service && key.field === field)
  const gone = known.filter(({ service, place: { field } }) => !isChosen({ service, field }))
  const added = keys.filter((key) => !known.some(({ service, place }) => service === key.service && place.field === key.field))
  assertNames(file, keys)
  const changes = [...gone.map((one) => removing(project, one)), ...added.map((key) => addingKey(project, file, key))]
  const place = await readGameFile(project.root, file, 'keysFile', project.engine.beyond)
  if (place.is === 'refused' && added.length > 0) throw new AppError(place.why.code, place.why.message)
  return changePlaces(project, texts.step.keys, changes)
}

/** Two fields that would have one name would be one constant. */
function assertNames(file: string, keys: readonly Key[]): void {
  const named = new Map<string, Key>()
  for (const key of keys) {
    const name = keyName(file, key.service, key.field)
    const other = named.get(name)
    if (other !== undefined && (other.service !== key.service || other.field !== key.field)) {
      throw new AppError('invalid', texts.twoOfOneName(name, labelOf(other), file))
    }
    named.set(name, key)
  }
}

function addingKey(project: Project, file: string, { service, field: id }: Key): PlaceChange {
  const field = fieldsOf(serviceOf(service)).find((one) => one.id === id)
  const place: OwnPlace = { field: id, file, format: 'keysFile' }
  const fault =
    field === undefined ? texts.form : faultOf(project, { service, environment: 'test' }, { scope: 'all', field, place })
  if (fault !== null) throw new AppError('invalid', fault)
  return adding(project, { service, scope: 'all' }, place)
}

function labelOf({ service, field: id }: Key): string {
  const declared = serviceOf(service)
  return `${declared.label} ${fieldsOf(declared).find((field) => field.id === id)?.label ?? id}`
}

/**
 * Offers to write the file, in the environment that is shown. Returns the first service whose write waits for the user's yes;
 * null if the file is up to date.
 */
export async function offerKeys(project: Project, file: string): Promise<string | null> {
  for (const service of project.services) {
    const at = { service, environment: project.environment() }
    const ids = keysTargets(project, at, [file]).map(({ target }) => target.id)
    if (ids.length > 0) await offerWrites(project, at, { ids })
    if (ids.length > 0 && project.run(at).pending.length > 0) return service
  }
  return null
}

const keysTargets = (project: Project, at: ServiceAt, paths: readonly string[]) =>
  project.targets(at).filter(({ declared, target }) => declared.format === 'keysFile' && paths.includes(target.path ?? ''))

/**
 * Writes what else belongs in a file of keys once the user said yes to it: the values of other services and environments, as
 * one step. Nothing for any other file.
 */
export async function writeOtherKeys(project: Project, at: ServiceAt, ids: readonly TargetId[]): Promise<string> {
  const paths = project.targets(at).flatMap(({ declared, target }) => {
    const isKeys = declared.format === 'keysFile' && ids.includes(target.id) && project.isAccepted(target)
    return isKeys && target.path !== null ? [target.path] : []
  })
  if (paths.length === 0) return ''
  const others = project.services.flatMap((service) => project.environments().map((environment) => ({ service, environment })))
  return project.steps.run(texts.step.writeKeys, async (step) => {
    const written: string[] = []
    for (const other of others) {
      const own = keysTargets(project, other, paths)
      const isAsking = project.run(other).pending.some(({ target }) => own.every((known) => known.target.id !== target.id))
      if (own.length === 0 || isAsking) continue
      written.push(await offerWrites(project, other, { ids: own.map(({ target }) => target.id), within: step }))
    }
    return written.find((said) => said !== '') ?? ''
  })
}
