import { useState } from 'react'

import type { Filter } from './filters'
import { useFilters, useResults, type Results, type RowsOf } from './results'
import type { Searched } from './row'

export type Search = {
  text: string
  results: Results | null
  filters: readonly Filter[]
  /** The results stand in place of the page. */
  isOn: boolean
  change: (text: string) => void
  /** A page was chosen from the tree: it shows its own hits alone. */
  narrow: () => void
  widen: () => void
}

/** The search of a window: its text, what it hits, and whether all of it is shown or one page's part. */
export function useSearch(view: Searched, rowsOf: RowsOf): Search {
  const [text, setText] = useState('')
  const [isNarrow, setNarrow] = useState(false)
  const results = useResults(view, rowsOf, text)
  const filters = useFilters(view.project)
  return {
    text,
    results,
    filters,
    isOn: results !== null && !isNarrow,
    change: (next) => {
      setText(next)
      setNarrow(false)
    },
    narrow: () => setNarrow(true),
    widen: () => setNarrow(false),
  }
}
