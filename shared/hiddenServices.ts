import type { ServiceId } from './catalog/services'
import type { ProjectView } from './view'

/** Whether a project leaves a service out of the window. */
export function isHiddenIn(project: Pick<ProjectView, 'services'> | null, service: ServiceId | undefined): boolean {
  return hiddenServices(project).some(({ id }) => id === service)
}

/** The services that a project leaves out, in the order of the catalog. */
export function hiddenServices(project: Pick<ProjectView, 'services'> | null): ProjectView['services'] {
  return project?.services.filter(({ isShown }) => !isShown) ?? []
}
