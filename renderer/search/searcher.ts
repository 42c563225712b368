import { hitsIn, readyToSearch, type Ready } from './match'
import type { Query } from './query'
import type { SearchRow } from './row'

/** Rows that are ready to be searched, and where each of them is. */
export type Rows = { ready: readonly Ready[]; byKey: ReadonlyMap<string, number> }

type Asked = { text: string; folder: string; rows: Rows; query: Query }

/** `fresh`: what the search hits now. `hits`: the same with what it has hit since the text changed. */
type Last = Asked & { fresh: readonly number[]; hits: readonly number[] }

/** What a search keeps from one letter or view to the next, so that little has to be worked out again. */
export function createSearcher() {
  let known: Rows = { ready: [], byKey: new Map() }
  let last: Last | null = null

  return {
    /** Makes the rows of a view ready. Texts that were in the view before are not folded again. */
    ready(rows: readonly SearchRow[]): Rows {
      const before = known
      const ready = readyToSearch(rows, (key) => before.ready[before.byKey.get(key) ?? -1])
      known = { ready, byKey: new Map(rows.map(({ key }, index) => [key, index])) }
      return known
    },

    /**
     * The hits, by their places among the rows. One that was hit stays until the text changes: a row that is reset under
     * @modified, or filled under @missing, must not disappear while the user works on it.
     */
    hits(asked: Asked): readonly number[] {
      last = last?.rows === asked.rows ? inSameView(last, asked) : inNewView(last, asked)
      return last.hits
    },

    /** Nothing is searched for any more. */
    forget(): void {
      last = null
    },
  }
}

function inSameView(before: Last, asked: Asked): Last {
  if (before.text === asked.text) return before
  // Another letter of a word can only take hits away.
  const among = narrows(asked.query, before.query) ? before.fresh : null
  const fresh = hitsIn(asked.rows.ready, asked.query, among)
  return { ...asked, fresh, hits: fresh }
}

function inNewView(before: Last | null, asked: Asked): Last {
  const fresh = hitsIn(asked.rows.ready, asked.query)
  const isSame = before?.text === asked.text && before.folder === asked.folder
  return { ...asked, fresh, hits: isSame ? withKept(before, asked.rows, fresh) : fresh }
}

/** The hits together with those of the view before, in the order of the rows. */
function withKept(before: Last, rows: Rows, fresh: readonly number[]): readonly number[] {
  const kept = before.hits.flatMap((index) => rows.byKey.get(before.rows.ready[index]?.row.key ?? '') ?? [])
  return [...new Set([...fresh, ...kept])].sort((one, other) => one - other)
}

/** Whether all that a query hits is hit by the one before as well. */
function narrows({ words, filters }: Query, before: Query): boolean {
  return (
    filters.length === before.filters.length &&
    filters.every((filter, index) => filter === before.filters[index]) &&
    before.words.every((word, index) => words[index]?.startsWith(word) === true)
  )
}
