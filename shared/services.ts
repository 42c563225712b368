import { z } from 'zod'

import type { Field, Service } from './fields'
import { coherence } from './services/coherence'

/** Every service, in the order of the tree. Adding one: a declaration here and a module in `electron/services/`. */
export const services: readonly Service[] = [coherence]

export const ServiceId = z.enum([coherence.id])
export type ServiceId = z.infer<typeof ServiceId>

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

export function fieldOf(service: Service, id: string): Field | undefined {
  return fieldsOf(service).find((field) => field.id === id)
}
