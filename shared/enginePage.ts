// Of the engine's settings, what the page needs at its start: this file has no schemas.

/** Names of pages and rows of the engine's settings begin with this word and a slash. */
export const enginePage = 'engine'

/** How many rows one answer carries at most. */
export const rowsAtOnce = 500
