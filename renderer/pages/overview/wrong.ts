import type { Field } from '../../../shared/catalog/fields'
import { fieldsOf, serviceOf } from '../../../shared/catalog/services'
import type { PlaceView } from '../../../shared/placeView'
import type { Environment } from '../../../shared/values/environments'
import type { ProjectView, ServiceView } from '../../../shared/view'

/** A value of a service that something is wrong with, in an environment. */
export type Wrong = { service: ServiceView; field: Field; environment: Environment }
/** A secret in a file of the game. */
export type FoundSecret = Wrong & { place: PlaceView }

/** The secrets that stand in files of the game; those that ship first. */
export function foundSecrets({ services, environment }: ProjectView): FoundSecret[] {
  const found = services.flatMap((service) =>
    fieldsOf(serviceOf(service.id)).flatMap((field) =>
      (service.places[field.id] ?? [])
        .filter(({ state }) => state === 'secret')
        .map((place) => ({ service, field, environment, place })),
    ),
  )
  return [...found.filter(({ place }) => place.ships), ...found.filter(({ place }) => !place.ships)]
}

/** The values that the game's files have otherwise than they are saved, in any environment. */
export function drifted({ services, environment: shown }: ProjectView): Wrong[] {
  return services.flatMap((service) =>
    [{ ...service, environment: shown }, ...service.elsewhere].flatMap(({ files, environment }) =>
      fieldsOf(serviceOf(service.id))
        .filter((field) => field.kind === 'text' || field.id === serviceOf(service.id).fetch?.key)
        .filter(({ id }) => (files[id] ?? []).some(({ state }) => state === 'differs'))
        .map((field) => ({ service, field, environment })),
    ),
  )
}
