import { useState } from 'react'

import type { Filter } from './filters'
import { useFilters, useResults, type Results, type RowsOf } from './results'
import type { Searched } from './row'
import { useTokenLists } from './tokenLists'
import { noteTyping, useSettling } from './typing'

export type Search = {
  text: string
  results: Results | null
  filters: readonly Filter[]
  /** Whether the results replace the page. */
  isOn: boolean
  change: (text: string) => void
  /** Makes ready what the first letter needs: for when the user is about to type. */
  prepare: () => void
  /** Shows only the hits of the page that was chosen in the tree. */
  narrow: () => void
  widen: () => void
}

const noRows: NonNullable<Searched['engineRows']> = new Map()

/** The search of a window: its text, its hits, and whether all of them are shown or only one page's. */
export function useSearch(view: Searched, rowsOf: RowsOf): Search {
  const [text, setText] = useState('')
  const [isNarrow, setNarrow] = useState(false)
  const [wasUsed, setUsed] = useState(false)
  const tokens = useTokenLists(view.project, wasUsed)
  const { project, platform, preferences, engineRows = noRows } = view
  const { results, prepare } = useResults({ project, platform, preferences, tokens, engineRows }, rowsOf, text)
  const filters = useFilters(view.project)
  useSettling()
  return {
    text,
    results,
    filters,
    isOn: results !== null && !isNarrow,
    change: (next) => {
      noteTyping()
      setText(next)
      setNarrow(false)
    },
    prepare: () => {
      setUsed(true)
      requestIdleCallback(prepare)
    },
    narrow: () => setNarrow(true),
    widen: () => setNarrow(false),
  }
}
