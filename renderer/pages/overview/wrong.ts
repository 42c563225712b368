import type { Field } from '../../../shared/catalog/fields'
import { fieldsOf, serviceOf } from '../../../shared/catalog/services'
import type { PlaceView } from '../../../shared/placeView'
import type { ProjectView, ServiceView } from '../../../shared/view'
import { placesOf } from './filesCell'

/** A value of a service that something is wrong with. */
export type Wrong = { service: ServiceView; field: Field }
/** A secret in a file of the game. */
export type FoundSecret = Wrong & { place: PlaceView }

/** The secrets that stand in files of the game; those that ship first. */
export function foundSecrets({ services }: ProjectView): FoundSecret[] {
  const found = services.flatMap((service) =>
    fieldsOf(serviceOf(service.id)).flatMap((field) =>
      (service.places[field.id] ?? []).filter(({ state }) => state === 'secret').map((place) => ({ service, field, place })),
    ),
  )
  return [...found.filter(({ place }) => place.ships), ...found.filter(({ place }) => !place.ships)]
}

/** The values that the game's files have otherwise than they are saved. */
export function drifted({ services, environment }: ProjectView): Wrong[] {
  return services.flatMap((service) =>
    fieldsOf(serviceOf(service.id))
      .filter((field) => field.kind === 'text' || field.id === serviceOf(service.id).fetch?.key)
      .filter((field) => placesOf(service, field, environment).some(({ state }) => state === 'differs'))
      .map((field) => ({ service, field })),
  )
}
