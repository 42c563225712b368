import type { ServiceId } from './catalog/services'
import type { ProjectView } from './view'

/** Whether a project leaves a service out of the window. */
export function isHiddenIn(project: Pick<ProjectView, 'hidden'> | null, service: ServiceId | undefined): boolean {
  return project?.hidden.some(({ id }) => id === service) ?? false
}
