import { createContext, useContext, useMemo, useState } from 'react'

import { serviceOf } from '../../shared/catalog/services'
import type { Environment } from '../../shared/values/environments'
import { fileWord, filtersFor, type Filter } from './filters'
import { placesOf, type Ready } from './match'
import { pageOrder } from './pageOrder'
import { isSearch, parse, type Query } from './query'
import type { Searched, SearchRow } from './row'
import { createSearcher, type Rows } from './searcher'

/** What a search found. */
export type Results = {
  /** As it was typed, trimmed. */
  text: string
  query: Query
  /** Every filter that could be typed. */
  filters: readonly Filter[]
  /** Every row that could have been found. */
  ready: readonly Ready[]
  /** How many hits there are. */
  count: number
  hitsOn(page: string): SearchRow[]
  /** A row that could have been found, by its key. */
  rowOf(key: string): SearchRow | undefined
  isShown(key: string): boolean
  countOn(page: string): number
  /** The pages with hits, the likeliest first. */
  pages: readonly string[]
  /** The environments whose values the search names. */
  environments: readonly Environment[]
}

/** The results of the current search, for whatever draws rows; null if nothing is searched for. */
export const ResultsContext = createContext<Results | null>(null)

export function useShownResults(): Results | null {
  return useContext(ResultsContext)
}

/** Whether a row was found by its value. */
export function hitsValue(results: Results | null, rowKey: string | undefined): boolean {
  const row = rowKey === undefined ? undefined : results?.rowOf(rowKey)
  return results !== null && row !== undefined && placesOf(row, results.query.words).inValue
}

/** Returns the rows of all pages. The function must keep its identity. */
export type RowsOf = (view: Searched) => readonly SearchRow[]

/** The filters of a project. The list keeps its identity while the environments and the services are the same. */
export function useFilters(project: Searched['project']): readonly Filter[] {
  const environments = (project?.environments ?? []).join()
  const services = (project?.services ?? []).map(({ id }) => id).join()
  const files = filesOf(project).join('\n')
  return useMemo(
    () => filtersFor(wordsIn(environments, ','), wordsIn(services, ',').map(serviceOf), wordsIn(files, '\n')),
    [environments, services, files],
  )
}

const wordsIn = (list: string, separator: string) => list.split(separator).filter(Boolean)

/** The files of the engine's settings, one of each name. */
function filesOf(project: Searched['project']): string[] {
  const paths = (project?.enginePages ?? []).flatMap(({ files }) => files.map(({ path }) => path))
  return [...new Map(paths.toReversed().map((path) => [fileWord(path), path])).values()].toReversed()
}

type Found = {
  results: Results | null
  /** Makes ready what the first letter needs. */
  prepare: () => unknown
}

/** What the search text hits. */
export function useResults(
  { project, platform, preferences, tokens, engineRows }: Required<Searched>,
  rowsOf: RowsOf,
  text: string,
): Found {
  const filters = useFilters(project)
  const [searcher] = useState(createSearcher)
  const all = useMemo(
    () => lazily(() => searcher.ready(rowsOf({ project, platform, preferences, tokens, engineRows }))),
    [searcher, rowsOf, project, platform, preferences, tokens, engineRows],
  )
  const results = useMemo(() => {
    const query = parse(text, filters)
    if (project === null || !isSearch(query)) {
      searcher.forget()
      return null
    }
    const rows = all()
    const hits = searcher.hits({ text, folder: project.folder, rows, query })
    return resultsOf({ text, query, filters, rows, hits })
  }, [searcher, all, project, text, filters])
  return { results, prepare: all }
}

/** Works something out when it is first asked for. */
function lazily<Result>(work: () => Result): () => Result {
  let known: { result: Result } | null = null
  return () => (known ??= { result: work() }).result
}

type Searching = Pick<Results, 'text' | 'query' | 'filters'> & { rows: Rows; hits: readonly number[] }

function resultsOf({ text, query, filters, rows: { ready, byKey }, hits }: Searching): Results {
  // Numbers and plain loops, since each letter may hit twenty thousand rows.
  const isHit = new Uint8Array(ready.length)
  const found: Ready[] = []
  for (const index of hits) {
    const one = ready[index]
    if (one === undefined) continue
    isHit[index] = 1
    found.push(one)
  }
  const pages = pageOrder(found, query.words)
  const counts = new Map(pages.map((one) => [one.page, one.hits]))
  return {
    text: text.trim(),
    query,
    filters,
    ready,
    count: found.length,
    hitsOn: (page) => found.flatMap(({ row }) => (row.page === page ? [row] : [])),
    rowOf: (key) => ready[byKey.get(key) ?? -1]?.row,
    isShown: (key) => isHit[byKey.get(key) ?? -1] === 1,
    countOn: (page) => counts.get(page) ?? 0,
    pages: pages.map(({ page }) => page),
    environments: query.filters.flatMap((filter) => (filter.kind === 'env' ? [filter.value] : [])),
  }
}
