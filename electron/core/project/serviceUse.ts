import type { ServiceId } from '../catalog'
import { shownField } from '../../../shared/catalog/ownFields'
import { keyOf, type SettingAt, type Values } from './settingAt'

/** Where the team's choice is, whether the project shows a service. */
export const shownAt = (service: ServiceId): SettingAt => ({ service, environment: 'all', field: shownField.id })

/** What the team has chosen: true shows the service, false hides it, null is no choice. */
export function shownIn(values: Values, service: ServiceId): boolean | null {
  const chosen = values.get(keyOf(shownAt(service)))
  return typeof chosen === 'boolean' ? chosen : null
}

/** Whether the team has saved any setting of a service. That it is hidden is no use of it. */
export function isUsedIn(values: Values, service: ServiceId): boolean {
  const chosen = keyOf(shownAt(service))
  return [...values.keys()].some((key) => key.startsWith(`${service}/`) && key !== chosen)
}
