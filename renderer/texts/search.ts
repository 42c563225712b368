import type { Environment } from '../../shared/fields'

const names = { test: 'Test', live: 'Live' } as const
const settings = (count: number) => `${count} ${count === 1 ? 'setting' : 'settings'}`
const pages = (count: number) => `${count} ${count === 1 ? 'page' : 'pages'}`

/** Every text of the search and of what it finds. */
export const texts = {
  title: 'Search results',
  /** Before the id of a setting that was found by it. */
  id: 'Id',
  filterList: 'Filters',
  /** How a switch is found by its value. */
  on: 'on',
  off: 'off',
  filters: {
    modified: 'Not the default',
    missing: 'Not stored or fetched yet',
    secret: 'Stays on this computer',
    runtime: 'Ships in the game',
    shared: 'Committed, does not ship',
    environment: (environment: Environment) => `Looks at the values for ${names[environment]}`,
    service: (label: string) => `Belongs to ${label}`,
  },
  environments: names,
  found: (count: number, places: number) => `${settings(count)} on ${pages(places)}`,
  hits: (count: number) => settings(count),
  showPage: (label: string) => `Show all of ${label}`,
  onlyHere: (count: number) => `Only what was found on this page is shown, of ${settings(count)} in all.`,
  showAllHits: 'Show all results',
  unknown: (token: string) => `There is no filter ${token}, so it narrows nothing. Type @ for the list.`,
  remove: (token: string) => `Remove ${token.startsWith('@') ? token : `“${token}”`}`,
  clear: 'Clear search',
  none: (text: string) => `No setting matches “${text}”.`,
  noneHere: 'Nothing was found on this page.',
  emptied: (token: string, count: number) =>
    `Without ${token.startsWith('@') ? token : `“${token}”`} there ${count === 1 ? 'is' : 'are'} ${settings(count)}.`,
  howItLooks: 'The search looks at labels, help texts, ids and values, never at secrets. Every word has to occur.',
}
