import type { Environment } from '../../shared/values/environments'
import type { FieldClass } from '../../shared/catalog/fields'
import type { ServiceId } from '../../shared/catalog/services'
import type { View } from '../../shared/view'

/** A row of some page, as the search sees it. Whoever has rows makes these of them; there is no more to it. */
export type SearchRow = {
  /** Names the row among all rows of the window. */
  key: string
  page: string
  /** The page's own name: a search for it finds all its rows. */
  place: string
  label: string
  help: string
  id: string
  /** What else the row is found by, such as the id that stands beside a name. */
  also: string
  class: FieldClass | null
  service: ServiceId | null
  /** What the row holds now. */
  held: Held
  /** The same for each environment; null for rows that all of them share. */
  each: Readonly<Record<Environment, Held>> | null
}

/** What of a view can be searched. */
export type Searched = Pick<View, 'project' | 'platform' | 'preferences'>

/** Of a secret `text` is empty: what is stored is not in the page, and its last letters are no search text. */
export type Held = { text: string; isModified: boolean; isMissing: boolean }
