import { environmentName, type Environment } from '../values/environments'

const settings = (count: number) => `${count} ${count === 1 ? 'setting' : 'settings'}`
const pages = (count: number) => `${count} ${count === 1 ? 'page' : 'pages'}`

/** Every text of the search and its results. */
export const searchTexts = {
  title: 'Search results',
  /** Shown before the id by which a setting was found. */
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
    risky: 'Read its note before you change it',
    advanced: 'Engine settings that are rarely changed',
    default: 'Engine settings that have their default',
    environment: (environment: Environment) => `Looks at the values for ${environmentName(environment)}`,
    service: (label: string) => `Belongs to ${label}`,
  },
  found: (count: number, places: number) => `${settings(count)} on ${pages(places)}`,
  hits: (count: number) => settings(count),
  showPage: (label: string) => `Show all of ${label}`,
  onlyHere: (count: number) => `Only the hits on this page are shown, out of ${settings(count)}.`,
  showAllHits: 'Show all results',
  unknown: (token: string) => `There is no filter ${token}, so it is ignored. Type @ for the list.`,
  remove: (token: string) => `Remove ${token.startsWith('@') ? token : `“${token}”`}`,
  clear: 'Clear search',
  none: (text: string) => `No setting matches “${text}”.`,
  noneHere: 'Nothing was found on this page.',
  emptied: (token: string, count: number) =>
    `Without ${token.startsWith('@') ? token : `“${token}”`} there ${count === 1 ? 'is' : 'are'} ${settings(count)}.`,
  howItLooks: 'The search looks at labels, help texts, ids and values, never at secrets. Every word has to occur.',
}
