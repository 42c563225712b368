import { environmentName, type Environment } from '../values/environments'
import type { Field, Service } from './fields'
import { cloudeka } from './cloudeka'
import { coherence } from './coherence'
import { plutu } from './plutu'

/** The id of a service, known to this version or not. */
export type ServiceId = string

/** The catalog: every service, in the order of the tree. */
export const services: readonly Service[] = [coherence, cloudeka, plutu]

export const serviceIds = services.map(({ id }) => id)

/** The declaration of a service; the id was checked at the boundary, so a missing one is a bug. */
export function serviceOf(id: ServiceId): Service {
  const found = services.find((service) => service.id === id)
  if (found === undefined) throw new Error(`No service ${id}`)
  return found
}

/** All fields of a service, across its sections. */
export function fieldsOf(service: Service): readonly Field[] {
  return service.sections.flatMap((section) => section.fields)
}

/** What a service calls an environment; null for one that has none. */
export function nameAt({ environments }: Service, environment: Environment): string | null {
  return typeof environments === 'string' ? null : (environments[environment] ?? environmentName(environment))
}

/** The field with the arrow; undefined for services that have nothing to fetch. */
export function keyFieldOf(service: Service): Field | undefined {
  return service.fetch && fieldOf(service, service.fetch.key)
}

/** Whether a secret is ever sent to the service. One that is not is only kept here for the team's own server. */
export function isSent({ fetch, tokens, check }: Service, field: string): boolean {
  return fetch?.secret === field || tokens?.secret === field || (check?.sends.includes(field) ?? false)
}

export function fieldOf(service: Service, id: string): Field | undefined {
  return fieldsOf(service).find((field) => field.id === id)
}
