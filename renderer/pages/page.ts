import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

import type { ServiceId } from '../../shared/catalog/services'
import type { ProjectView, View } from '../../shared/view'
import type { RowAim } from '../rows/rowAim'
import type { Searched, SearchRow } from '../search/row'

type Shown = {
  view: View
  project: ProjectView
  onPage: (page: PageName) => void
  /** Goes to a row of another page. */
  onRow: (aim: RowAim) => void
}

/** The id of a page. */
export type PageName = string

/** A page of the window: its place in the tree, what it shows, and what the tree and the search know about it. */
export type Page = {
  /** Also its name in links. */
  id: PageName
  label: string
  /** Its name where the tree's heading is out of sight; left out where it is the label. */
  title?: string
  /** Left out for pages of which there are many. */
  icon?: LucideIcon
  /** Said of it in the tree, where its name is dim: it can't be used now. */
  note?: string
  /** Its parent page in the tree. */
  below?: PageName
  /** The service it is about. */
  service?: ServiceId
  /** Whether the user should look at it. */
  needsAttention?: (view: View) => boolean
  /** `rows`: its rows as the search sees them. `draw`: the rows that were hit, fully usable among the results. */
  search?: { rows: (view: Searched) => readonly SearchRow[]; draw: (shown: Shown) => ReactNode }
} & ({ draw: (shown: Shown) => ReactNode } | { drawAlone: (view: View) => ReactNode })

export type Group = { id: string; label: string; isOfProject: boolean; pages: readonly Page[] }
