import { enginePage } from '../../../shared/enginePage'

/** The names of a page and of a row in the window. */
export const pageName = (id: string): string => `${enginePage}/${id}`
export const rowName = (id: string): string => `${enginePage}/${id}`
