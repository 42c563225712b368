import { isDeepStrictEqual } from 'node:util'

import { othersThan, type Environment } from '../../../shared/values/environments'
import type { ServiceAt } from '../../../shared/schemas'
import { fieldOf, ownValuesIn, serviceOf, type ServiceId } from '../catalog'
import { holdsField } from '../../../shared/catalog/ownFields'
import { placeOf, type Change, type SettingAt } from './settingAt'
import { changesIn } from './settingEdits'
import { standsAt, type KnownTarget } from '../targets/target'
import type { Project } from './project'

/** The other environments that would write their values into the very same place, or read them there. */
export function sharedWith(project: Project, { service, environment }: ServiceAt, known: KnownTarget): Environment[] {
  if (typeof serviceOf(service).environments === 'string' || isOfAll(service, known)) return []
  return othersThan(environment, project.environments()).filter((other) =>
    project.targets({ service, environment: other }).some((theirs) => isSamePlace(known, theirs)),
  )
}

/** Whether it has only values that are the same in every environment. */
function isOfAll(service: ServiceId, { declared: { values } }: KnownTarget): boolean {
  const fields = Object.keys(values).map((id) => fieldOf(serviceOf(service), id))
  return fields.length > 0 && fields.every((field) => field?.perEnvironment === false)
}

/** Whether one of them is written where the other one has its values. */
function isSamePlace(one: KnownTarget, other: KnownTarget): boolean {
  const { key } = one.target
  const [field = ''] = Object.keys(other.target.addresses)
  const theirs = [other.target.key, standsAt(other, field)]
  return one.place !== null && one.place === other.place && theirs.some((address) => isDeepStrictEqual(key, address))
}

/** The places into which both this environment and another one would write their values. */
export function sharedTargets(project: Project, at: ServiceAt): KnownTarget[] {
  return project.targets(at).filter((known) => sharedWith(project, at, known).length > 0)
}

/** Whether several environments would write their values into the same place. */
export function sharesFiles(project: Project, service: ServiceId): boolean {
  return project.environments().some((environment) => sharedTargets(project, { service, environment }).length > 0)
}

/**
 * The environment whose values belong in the shared files: the saved one, else the one whose key is in them. Null: not
 * decided yet, so the first key that is fetched decides. The saved one may be an environment that this version does not
 * know.
 */
export function filesHold(project: Project, service: ServiceId): string | null {
  const saved = savedHolder(project, service)
  if (saved !== null) return saved
  const owners = project.environments().flatMap((environment) => {
    const at = { service, environment }
    return sharedTargets(project, at).map((known) => ownerOf(project, at, known))
  })
  return owners.find((owner) => owner !== null) ?? null
}

/**
 * Whether writing into a place would take it from the environment that the files hold, or decide which one that is. An
 * environment that this version does not know may share every place.
 */
export function isTaken(project: Project, at: ServiceAt, known: KnownTarget): boolean {
  const sharing = sharedWith(project, at, known)
  if (sharing.length === 0) return false
  const holder = filesHold(project, at.service)
  if (holder === at.environment) return false
  return holder === null || sharing.includes(holder) || !project.environments().includes(holder)
}

/**
 * Whether a place is left alone until the user puts this environment in on purpose. A place that the holder does not share
 * belongs to the environment whose key is in it.
 */
export function isOthers(project: Project, at: ServiceAt, known: KnownTarget): boolean {
  if (sharedWith(project, at, known).length === 0) return false
  const holder = filesHold(project, at.service)
  if (holder === null || holder === at.environment) return false
  return isTaken(project, at, known) || ![null, at.environment].includes(ownerOf(project, at, known))
}

/** Whether a secret that stands in a file is that of another environment, as the values beside it are. */
export function isOthersSecret(project: Project, at: ServiceAt, known: KnownTarget, field: string): boolean {
  return fieldOf(serviceOf(at.service), field)?.perEnvironment === true && isOthers(project, at, known)
}

/**
 * The environment whose saved key a file holds, or most of whose typed values; preferably this one. Null for no key, or one that
 * is saved for none.
 */
export function ownerOf(project: Project, at: ServiceAt, known: KnownTarget): Environment | null {
  const telling = tellingIn(at, known)
  const agreeing = (environment: Environment) =>
    telling.filter(({ field, held }) => project.file.valueAt(placeOf(at.service, environment, field).place) === held).length
  const most = Math.max(0, ...project.environments().map(agreeing))
  const owners = most === 0 ? [] : project.environments().filter((environment) => agreeing(environment) === most)
  return owners.includes(at.environment) ? at.environment : (owners[0] ?? null)
}

/** What a file holds that tells environments apart: the key if it has a place there, else what is typed for each of them. */
function tellingIn(at: ServiceAt, known: KnownTarget): { field: string; held: string }[] {
  const declared = serviceOf(at.service)
  const key = declared.fetch?.key ?? ''
  const isOfKey = Object.hasOwn(known.declared.values, key)
  return keysIn(at, known).filter(({ field }) => (isOfKey ? field === key : fieldOf(declared, field)?.perEnvironment !== false))
}

/**
 * Whether a file holds the key of another environment: it is saved for that one now, or was in the past and never for this
 * one.
 */
export function holdsAnothers(project: Project, at: ServiceAt, known: KnownTarget): boolean {
  const owner = ownerOf(project, at, known)
  if (owner !== null) return owner !== at.environment
  const owners = tellingIn(at, known).flatMap(({ held }) => pastOwners(project, at, held))
  return owners.length > 0 && !owners.some((past) => past === at.environment || past === 'all')
}

/** The environments for which a key was saved or written, according to the history. A pull may have removed it since. */
function pastOwners({ root, state }: Project, { service }: ServiceAt, key: string): (Environment | undefined)[] {
  const steps = [state.unfinishedIn(root) ?? [], state.doneSteps()].flat()
  const edits = steps.flatMap((step) => step.edits)
  const saved = changesIn(edits).filter(({ place, from, to }) => place.service === service && [from, to].includes(key))
  const written = edits.filter(({ for: owner, after }) => owner?.service === service && after === key)
  return [...saved.map(({ place }) => place.environment), ...written.map((edit) => edit.for?.environment)]
}

/** What a file holds that is a value of its own: the key, and what is typed. What came with the key belongs to it. */
export function keysIn({ service }: ServiceAt, { declared, reading }: KnownTarget): { field: string; held: string }[] {
  const own = ownValuesIn(serviceOf(service), declared)
  return own.flatMap((field) => (reading.values[field] ? [{ field, held: reading.values[field] }] : []))
}

/** The change that saves whose values the shared files hold; nothing if no file is shared. */
export function holderChange(project: Project, service: ServiceId, to: string): Change[] {
  if (!sharesFiles(project, service)) return []
  const place = holderPlace(service)
  return [{ place, from: project.file.valueAt(place), to }]
}

function savedHolder(project: Project, service: ServiceId): string | null {
  const saved = project.file.valueAt(holderPlace(service))
  return saved === null || saved === '' ? null : String(saved)
}

const holderPlace = (service: ServiceId): SettingAt => ({ service, environment: 'all', field: holdsField.id })
