import type { Environment } from '../../shared/values/environments'
import type { FieldClass } from '../../shared/catalog/fields'
import type { ServiceId } from '../../shared/catalog/services'
import type { View } from '../../shared/view'
import type { TokenLists } from './tokenLists'

/** A row of a page, as the search sees it. A page whose rows are given in this form is searched. */
export type SearchRow = {
  /** Unique among all rows of the window. */
  key: string
  page: string
  /** The page's own name: a search for it finds all its rows. */
  place: string
  label: string
  help: string
  id: string
  /** Other text that the row is found by, such as the id beside a name. */
  also: string
  class: FieldClass | null
  service: ServiceId | null
  /** What the row holds now. */
  held: Held
  /** The same for each environment; null for rows that all of them share. */
  each: Readonly<Record<Environment, Held>> | null
  /** The engine's file that holds it, as the filter says it. */
  file?: string
  /** What else a filter can ask about a setting of the engine. */
  marks?: Readonly<Record<Mark, boolean>>
}

/** `risky`: there is something to know before it is changed. */
export type Mark = 'risky' | 'advanced' | 'default'

/** What can be searched: parts of a view, and the token lists and the engine's settings that the page has read besides. */
export type Searched = Pick<View, 'project' | 'platform' | 'preferences'> & {
  tokens?: TokenLists
  /** By page, as far as they have been read. */
  engineRows?: ReadonlyMap<string, readonly SearchRow[]>
}

/** For a secret, `text` is empty: its value is not in the page, and its last characters can't be searched for. */
export type Held = { text: string; isModified: boolean; isMissing: boolean }
