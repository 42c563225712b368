import type { ServiceId } from '../shared/services'

/** What the page area shows. */
export type PageName = ServiceId | 'preferences' | 'recent'
