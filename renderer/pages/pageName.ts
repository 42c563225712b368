import { serviceIds, serviceOf, type ServiceId } from '../../shared/services'

/** What the page area shows. */
export type PageName = ServiceId | TokensPageName | 'general' | 'security' | 'preferences' | 'recent'

/** The page of a service's tokens stands below the service's own. */
export type TokensPageName = `${ServiceId}/tokens`

export function isPageName(text: string): text is PageName {
  return ['general', 'security', 'preferences', 'recent'].includes(text) || serviceIds.some((id) => text === id || (text === `${id}/tokens` && serviceOf(id).tokens !== undefined))
}

/** The service a page belongs to; null for pages of the app itself. */
export function serviceIdOf(page: string): ServiceId | null {
  return serviceIds.find((id) => page === id || page === `${id}/tokens`) ?? null
}
