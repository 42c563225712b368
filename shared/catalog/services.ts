import { environmentName, type Environment } from '../values/environments'
import { ownIn } from '../values/own'
import { builtIn } from './builtIn'
import type { Field } from './fields'
import type { Service } from './service'
import { ownFields } from './ownFields'

/** The id of a service, known to this version or not. */
export type ServiceId = string

/** The catalog: every service, in the order of the tree. */
export const services: readonly Service[] = builtIn

export const serviceIds = services.map(({ id }) => id)

const byId = new Map(services.map((service) => [service.id, service]))
// Cached, since each view needs them many times.
const fields = new WeakMap<Service, readonly Field[]>()

/** The declaration of a service; the id was checked at the boundary, so a missing one is a bug. */
export function serviceOf(id: ServiceId): Service {
  const found = byId.get(id)
  if (found === undefined) throw new Error(`No service ${id}`)
  return found
}

/** All fields that a service declares, across its sections. */
export function fieldsOf(service: Service): readonly Field[] {
  const known = fields.get(service) ?? service.sections.flatMap((section) => section.fields)
  fields.set(service, known)
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

/** Whether a secret is ever sent to the service. Other secrets are only kept here, for the team's own server. */
export function isSent({ fetch, tokens, check }: Service, field: string): boolean {
  return fetch?.secret === field || tokens?.secret === field || (check?.sends.includes(field) ?? false)
}

/** A field that the service declares, or one that every service has. */
export function fieldOf(service: Service, id: string): Field | undefined {
  return ownFields.find((field) => field.id === id) ?? fieldsOf(service).find((field) => field.id === id)
}
