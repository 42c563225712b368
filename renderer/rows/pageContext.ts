import { createContext, useContext } from 'react'

import type { Environment } from '../../shared/values/environments'
import type { ServiceId } from '../../shared/catalog/services'
import type { ProjectView, ServiceView } from '../../shared/view'

/** What every row of a service's page needs to know. */
export type Page = {
  project: ProjectView
  service: ServiceView
}

export const PageContext = createContext<Page | null>(null)

export function usePage(): Page {
  const page = useContext(PageContext)
  if (page === null) throw new Error('A row stands outside a page.')
  return page
}

/** The service and environment that this page's commands are about. */
export function useAt(): { service: ServiceId; environment: Environment } {
  const { project, service } = usePage()
  return { service: service.id, environment: project.environment }
}
