import { fieldOf, fieldsOf, serviceOf, type ServiceId } from '../../shared/catalog/services'
import { isHeld } from '../../shared/values/held'
import type { ServiceView } from '../../shared/view'
import { createAsked } from '../ui/asked'
import { call } from '../bridge/bridge'

const { ask, useAsked } = createAsked<ServiceId>()

/** The service that the user wants to hide, while that is being asked; null otherwise. */
export const useHiding = useAsked
export const endHiding = () => ask(null)

/** Hides a service in the project. One that holds something says so first. */
export function hideService(service: ServiceView): void {
  const { secrets, key } = heldBy(service)
  if (secrets > 0 || key !== null) ask(service.id)
  else void call('service.show', { service: service.id, isShown: false })
}

/** What a service holds for the project: how many secrets on this computer, and the label of its key, if there is one. */
export function heldBy({ id, settings, secrets, elsewhere, tokens }: ServiceView): { secrets: number; key: string | null } {
  const declared = serviceOf(id)
  const here = fieldsOf(declared).filter((field) => isHeld(secrets[field.id]))
  const there = elsewhere.flatMap((other) => Object.values(other.secrets).filter(isHeld))
  const created = (tokens?.kept.length ?? 0) + (tokens?.unclaimed.length ?? 0)
  const key = fieldOf(declared, declared.fetch?.key ?? '')
  const hasKey = key !== undefined && [settings, ...elsewhere.map((other) => other.settings)].some((all) => all[key.id]?.value)
  return { secrets: here.length + there.length + created, key: hasKey ? key.label : null }
}
