import { environments, otherThan, type Environment } from '../../../shared/fields'
import type { ServiceAt } from '../../../shared/schemas'
import { keyFieldOf, serviceOf, type ServiceId } from '../../../shared/services'
import { placeOf, type Change } from './place'
import type { KnownTarget } from '../targets/target'
import type { Project } from './project'

/** Whether the other environment would write its values into the very same place. */
export function isShared(project: Project, { service, environment }: ServiceAt, { target, place }: KnownTarget): boolean {
  const there = project.targets({ service, environment: otherThan(environment) })
  return place !== null && there.some((other) => other.target.id === target.id && other.place === place)
}

/** The places that every environment would write its values into. */
export function sharedTargets(project: Project, service: ServiceId): KnownTarget[] {
  const at = { service, environment: 'test' } as const
  return project.targets(at).filter((known) => isShared(project, at, known))
}

/**
 * The environment whose values belong into the shared files: the one that is saved, else the one whose key stands in
 * them. Null: nobody's yet, so the first key that is fetched decides. What is saved may be an environment that this
 * version does not know.
 */
export function filesHold(project: Project, service: ServiceId): string | null {
  const saved = savedHolder(project, service)
  if (saved !== null) return saved
  const owners = sharedTargets(project, service).map((known) => ownerOf(project, { service, environment: 'test' }, known))
  return owners.find((owner) => owner !== null) ?? null
}

/** Whether a place waits for another environment to be put in, or to be taken out, on purpose. */
export function isOthers(project: Project, at: ServiceAt, known: KnownTarget): boolean {
  const holder = filesHold(project, at.service)
  return holder !== null && holder !== at.environment && isShared(project, at, known)
}

/** The environment whose saved key a file holds, this one first; null for no key, or one that nobody saved. */
export function ownerOf(project: Project, at: ServiceAt, { reading }: KnownTarget): Environment | null {
  const held = reading.values.runtimeKey ?? ''
  const key = keyFieldOf(serviceOf(at.service))?.id
  if (held === '' || key === undefined) return null
  const owners = environments.filter((environment) => {
    const { place } = placeOf(at.service, environment, key)
    return project.file.valueAt(place) === held
  })
  return owners.includes(at.environment) ? at.environment : (owners[0] ?? null)
}

/** What puts down whose values the shared files hold; nothing where no file is shared. */
export function holderChange(project: Project, service: ServiceId, to: string): Change[] {
  const place = holderPlace(service)
  if (place === null || sharedTargets(project, service).length === 0) return []
  return [{ place, from: project.file.valueAt(place), to }]
}

function savedHolder(project: Project, service: ServiceId): string | null {
  const place = holderPlace(service)
  const saved = place === null ? null : project.file.valueAt(place)
  return saved === null || saved === '' ? null : String(saved)
}

function holderPlace(service: ServiceId) {
  const { fetch } = serviceOf(service)
  return fetch === undefined ? null : placeOf(service, 'test', fetch.holds).place
}
