import { environmentName, type Environment } from '../values/environments'
import { ownIn } from '../values/own'
import type { Field } from './fields'
import type { Place } from './place'
import type { Service } from './service'
import { ownFieldsFor } from './ownFields'

/** The id of a service, known to this version or not. */
export type ServiceId = string

const declared = new Map<ServiceId, Service>()
/** What is known no more. Something that was under way may still ask what it was about. */
const former = new Map<ServiceId, Service>()
let changes = 0
// Cached, since each view needs them many times.
const fields = new WeakMap<Service, readonly Field[]>()
const own = new WeakMap<Service, readonly Field[]>()

/**
 * Makes services known by their ids, in place of others of the same ids. Main knows those that come with the app, and those
 * of the open projects; the page those that its view names, of which each view brings a copy. One that says the same stays the
 * object that it was: pages are made from it.
 */
export function declare(services: readonly Service[]): void {
  for (const service of services) {
    if (isSame(declared.get(service.id), service)) continue
    declared.set(service.id, service)
    former.delete(service.id)
    changes += 1
  }
}

/** Makes a service unknown again. */
export function withdraw(id: ServiceId): void {
  const service = declared.get(id)
  if (service === undefined) return
  declared.delete(id)
  former.set(id, service)
  changes += 1
}

/** Another number once any service is known, unknown or different. */
export const catalogState = (): number => changes

const isSame = (known: Service | undefined, next: Service) =>
  known === next || (known !== undefined && JSON.stringify(known) === JSON.stringify(next))

/** Every service that is known, the earliest first. */
export const knownServices = (): readonly Service[] => [...declared.values()]

/** The declaration of a service; undefined if this version knows none of that id. */
export const serviceWith = (id: ServiceId): Service | undefined => declared.get(id)

/** The same; the id was checked at the boundary, so a missing one is a bug. */
export function serviceOf(id: ServiceId): Service {
  const found = declared.get(id) ?? former.get(id)
  if (found === undefined) throw new Error(`No service ${id}`)
  return found
}

/** All fields that a service declares, across its sections. */
export function fieldsOf(service: Service): readonly Field[] {
  const known = fields.get(service) ?? service.sections.flatMap((section) => section.fields)
  fields.set(service, known)
  return known
}

/** The fields that a service has without declaring them. */
export function ownFieldsOf(service: Service): readonly Field[] {
  const known = own.get(service) ?? ownFieldsFor(fieldsOf(service))
  own.set(service, known)
  return known
}

/** What a service calls an environment; null if the service has no environments. */
export function nameAt({ environments }: Service, environment: Environment): string | null {
  return typeof environments === 'string' ? null : (ownIn(environments, environment) ?? environmentName(environment))
}

/** The field whose value identifies the game: the one with the arrow, or else the first one in the service's first place. */
export function keyFieldOf(service: Service): Field | undefined {
  const [place] = service.places
  return fieldOf(service, service.fetch?.key ?? Object.keys(place?.values ?? {})[0] ?? '')
}

/** The values of a place that stand for themselves: the fetched key, and what is typed. The others came with the key. */
export function ownValuesIn(service: Service, { values }: Place): string[] {
  const ids = Object.keys(values)
  const apart = ids.filter((id) => id === service.fetch?.key || fieldOf(service, id)?.kind === 'text')
  return apart.length > 0 ? apart : ids.slice(0, 1)
}

/** Whether a secret is ever sent to the service. Other secrets are only kept here, for the team's own server. */
export function isSent({ fetch, tokens, check }: Service, field: string): boolean {
  return fetch?.secret === field || tokens?.secret === field || (check?.sends.includes(field) ?? false)
}

/** A field that the service declares, or one that every service has. */
export function fieldOf(service: Service, id: string): Field | undefined {
  return ownFieldsOf(service).find((field) => field.id === id) ?? fieldsOf(service).find((field) => field.id === id)
}
