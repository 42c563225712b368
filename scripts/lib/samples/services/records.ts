import type { Place } from '../../../../shared/catalog/place'
import type { Say } from '../tries'

/**
 * `found`: projects in which the service was found; `read`: values that were read as the judge does; `written`: values that the
 * judge found in a place afterwards; `exact`: those that changed nothing else; `undone`: those of which undo gave back every
 * byte; `moved`: secrets that are in the vault now, with their place empty; `refused`: what was refused with a reason.
 */
export type ServiceCount = Record<'found' | 'read' | 'written' | 'exact' | 'undone' | 'moved' | 'refused' | 'wrong', number>

export const nothing = (): ServiceCount => ({
  found: 0,
  read: 0,
  written: 0,
  exact: 0,
  undone: 0,
  moved: 0,
  refused: 0,
  wrong: 0,
})

/** A file of a place at one time. `text` is null where it is none that can be edited, `why` says so. */
export type Seen = { declared: Place; path: string; text: string | null; why: string | null }

/** What the product said of a file when the project was opened. */
export type ReadRecord = Seen & { values: Readonly<Record<string, string>>; secrets: readonly string[] }

/** A value that was saved, or a secret that was moved (then `value` is the empty text that is left). */
export type WriteRecord = {
  what: string
  field: string
  value: string
  /** Of the secret, as the vault has it. */
  kept?: string
  places: readonly (Seen & { after: string | null })[]
  isUndone: boolean
}

/** All that was done with one service in one project. `texts` are those of fields in selectors. */
export type ServiceRecord = {
  count: ServiceCount
  say: Say
  isFound: boolean
  texts: Readonly<Record<string, string>>
  read: ReadRecord[]
  written: WriteRecord[]
}
