import { othersThan, type Environment } from '../../../shared/values/environments'
import type { Failure } from '../../../shared/errors'
import type { Field, SettingValue } from '../../../shared/catalog/fields'
import type { ServiceAt } from '../../../shared/schemas'
import { fieldOf, fieldsOf, keyFieldOf, ownFieldsOf, serviceOf, type ServiceId } from '../catalog'
import { holdsField } from '../../../shared/catalog/ownFields'
import type { SettingView } from '../../../shared/settingView'
import type { Values } from '../targets/addresses'
import type { KnownTarget } from '../targets/target'
import { defaultOf, misfitText } from './fieldValues'
import { filesHold, isOthers, sharesFiles } from './filesHold'
import { isPlaceable } from './ownPlaces'
import { placeOf } from './settingAt'
import type { Project } from './project'

/** The value that counts now: the saved one, else the default. */
export function savedOrDefault(project: Project, at: ServiceAt, id: string): SettingValue {
  const { place, field } = placeOf(at.service, at.environment, id)
  return project.file.valueAt(place) ?? defaultOf(project, at.environment, field)
}

/** What the page shows of a field whose value is a text: a file of the game may have it. */
export function textAt(project: Project, at: ServiceAt, id: string): string {
  const { value } = settingView(project, at, placeOf(at.service, at.environment, id).field)
  return typeof value === 'string' ? value : ''
}

/** What the page shows of a setting: the saved value, the default, or what the game's own file holds. */
export function settingView(project: Project, at: ServiceAt, field: Field): SettingView {
  const { place } = placeOf(at.service, at.environment, field.id)
  const saved = project.file.valueAt(place)
  if (field.kind === 'fetched') {
    // A file is believed as a whole: the names beside its key are not those of a key that is saved here.
    const isOurs = saved === null && savedKey(project, at) !== ''
    return fetchedView(saved, field, isOurs ? null : heldByGame(project, at))
  }
  if (field.kind === 'files') return filesView(saved, filesHold(project, at.service))
  return typedView(project, at, field)
}

function typedView(project: Project, at: ServiceAt, field: Field): SettingView {
  const { place } = placeOf(at.service, at.environment, field.id)
  const saved = project.file.valueAt(place)
  const defaultValue = defaultOf(project, at.environment, field)
  const held = saved === null ? heldText(project, at, field) : ''
  if (held !== '') return { value: held, modified: false, defaultValue, source: 'file', conflict: null }
  const modified = (saved !== null && saved !== defaultValue) || project.file.misfitAt(place) !== null
  return { value: saved ?? defaultValue, modified, defaultValue, source: saved === null ? 'default' : 'project', conflict: null }
}

/** What a file of the game has for a typed field; an empty text for nothing, or nothing that is for this environment. */
function heldText(project: Project, at: ServiceAt, { id, kind }: Field): string {
  const holding = kind === 'text' ? holderOfText(project, at, id) : undefined
  return holding === undefined ? '' : reads(holding, id)
}

/** The file whose value of a typed field counts while none is saved. */
export function holderOfText(project: Project, at: ServiceAt, id: string): KnownTarget | undefined {
  return project.targets(at).find((known) => isBelieved(known) && reads(known, id) !== '' && !isOthers(project, at, known))
}

/**
 * `project.json`, which others change, may name any variable of a file that is full of secrets. What stands there is never
 * taken for a value of ours, which a check would send.
 */
const isBelieved = ({ own, declared }: KnownTarget): boolean => own === undefined && !('setting' in declared.file)

const reads = ({ reading }: KnownTarget, id: string): string => reading.values[id] ?? ''

function filesView(saved: SettingValue | null, holder: string | null): SettingView {
  return {
    value: holder ?? '',
    modified: false,
    defaultValue: null,
    source: saved === null ? 'default' : 'project',
    conflict: null,
  }
}

type Held = { values: Record<string, string | undefined>; path: string }

function fetchedView(saved: SettingValue | null, field: Field, held: Held | null): SettingView {
  const theirs = held?.values[field.id] ?? ''
  if (saved === null) {
    return { value: theirs, modified: false, defaultValue: null, source: theirs === '' ? 'default' : 'file', conflict: null }
  }
  // Only what Latchkey writes into the file can be in conflict with it.
  const isOurs = field.class === 'runtime' && held !== null
  const conflict = isOurs && theirs !== '' && theirs !== saved ? { theirs, path: held.path } : null
  return { value: saved, modified: saved !== '', defaultValue: null, source: 'project', conflict }
}

/** What the game's own file holds for this environment; null if there is no file, or it is for another environment. */
function heldByGame(project: Project, at: ServiceAt): Held | null {
  const known = project.targets(at).find(({ declared, own }) => declared.ships && own === undefined)
  if (known === undefined || known.target.path === null || isOthers(project, at, known)) return null
  const key = keyFieldOf(serviceOf(at.service))?.id
  if (key === undefined) return null
  const held = known.reading.values[key] ?? ''
  const isTheirs = held !== '' && others(project, at).some((there) => savedText(project, there, key) === held)
  if (isTheirs && held !== savedText(project, at, key)) return null
  return { values: known.reading.values, path: known.target.path }
}

/** The key that is saved for an environment, or an empty text. */
export function savedKey(project: Project, at: ServiceAt): string {
  const key = keyFieldOf(serviceOf(at.service))
  return key === undefined ? '' : savedText(project, at, key.id)
}

function savedText(project: Project, at: ServiceAt, id: string): string {
  const saved = project.file.valueAt(placeOf(at.service, at.environment, id).place)
  return typeof saved === 'string' ? saved : ''
}

function others(project: Project, at: ServiceAt): ServiceAt[] {
  return othersThan(at.environment, project.environments()).map((environment) => ({ ...at, environment }))
}

/** Another environment with the same saved key as this one. */
export function sameKeyAt(project: Project, at: ServiceAt): Environment | null {
  const here = savedKey(project, at)
  return here === '' ? null : (others(project, at).find((there) => savedKey(project, there) === here)?.environment ?? null)
}

/** The fields whose values have places in files of the game, whoever says so. */
export function placedFields(project: Project, at: ServiceAt): string[] {
  const declared = [...serviceOf(at.service).places, ...project.targets(at).map((known) => known.declared)]
  return [...new Set(declared.flatMap(({ values }) => Object.keys(values)))].filter((id) =>
    isPlaceable(fieldOf(serviceOf(at.service), id)),
  )
}

/**
 * The values that targets should hold in this environment: what is typed and saved, and what was fetched, once a key is
 * saved for it. Null for none.
 */
export function wantedValues(project: Project, at: ServiceAt): Values | null {
  const service = serviceOf(at.service)
  const placed = placedFields(project, at)
  const hasKey = savedKey(project, at) !== ''
  const wanted = placed.flatMap((id): [string, string][] => {
    const saved = project.file.valueAt(placeOf(at.service, at.environment, id).place)
    if (fieldOf(service, id)?.kind === 'text') return typeof saved === 'string' ? [[id, saved]] : []
    return hasKey ? [[id, typeof saved === 'string' ? saved : '']] : []
  })
  return wanted.length === 0 ? null : Object.fromEntries(wanted)
}

/** The values shown of the fields that come from the portal, by field id. */
export function fetchedTexts(project: Project, at: ServiceAt): Readonly<Record<string, string>> {
  return Object.fromEntries(fetchedFields(at).map((field) => [field.id, String(settingView(project, at, field).value)]))
}

/** The values of the same fields in the game's own file; null if it holds none for this environment. */
export function heldTexts(project: Project, at: ServiceAt): { values: Readonly<Record<string, string>>; path: string } | null {
  const held = heldByGame(project, at)
  if (held === null) return null
  return { path: held.path, values: Object.fromEntries(fetchedFields(at).map(({ id }) => [id, held.values[id] ?? ''])) }
}

const fetchedFields = ({ service }: ServiceAt) => fieldsOf(serviceOf(service)).filter(({ kind }) => kind === 'fetched')

/** Every runtime key this project knows: saved for an environment, or in one of the game's files. */
export function knownRuntimeKeys(project: Project, service: ServiceId): string[] {
  const key = keyFieldOf(serviceOf(service))
  if (key === undefined) return []
  return project
    .environments()
    .flatMap((environment) => [
      savedText(project, { service, environment }, key.id),
      ...project.targets({ service, environment }).map(({ reading }) => reading.values[key.id] ?? ''),
    ])
    .filter((text) => text !== '')
}

/** The values in `project.json` that their fields refuse, in words, by field id. */
export function misfitProblems(project: Project, at: ServiceAt): Record<string, Failure> {
  const service = serviceOf(at.service)
  const problems = [...fieldsOf(service), ...ownFieldsOf(service)].flatMap((field) => {
    const misfit = project.file.misfitAt(placeOf(at.service, at.environment, field.id).place)
    return misfit === null ? [] : [[field.id, { code: 'invalid', message: misfitText(field, misfit) }] as const]
  })
  return Object.fromEntries(problems)
}

/** All settings of a service, by field id. The one that says whose values the files hold is left out if no file is shared. */
export function settingViews(project: Project, at: ServiceAt): Record<string, SettingView> {
  const service = serviceOf(at.service)
  const hasFiles = sharesFiles(project, at.service)
  const declared = fieldsOf(service).filter(({ kind }) => kind !== 'secret')
  const fields = [...declared, ...(hasFiles ? [holdsField] : []), ...ownFieldsOf(service).filter(({ kind }) => kind === 'text')]
  return Object.fromEntries(fields.map((field) => [field.id, settingView(project, at, field)]))
}
