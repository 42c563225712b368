import type { ServiceId } from './catalog/services'
import type { HiddenService } from './hiddenView'

/** Whether a project leaves a service out of the window. */
export function isHiddenIn(project: { hidden: readonly HiddenService[] } | null, service: ServiceId | undefined): boolean {
  return project?.hidden.some(({ id }) => id === service) ?? false
}

/** First those that were found in the project: they are the likeliest to be wanted. */
export function foundFirst(services: readonly HiddenService[]): HiddenService[] {
  return services.toSorted((one, other) => Number(other.foundBy !== null) - Number(one.foundBy !== null))
}
