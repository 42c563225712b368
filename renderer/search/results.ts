import { createContext, useContext, useMemo, useState } from 'react'

import type { Environment } from '../../shared/values/environments'
import { fileWord, filtersFor, type Filter } from './filters'
import { hitRows, placesOf, readyToSearch, type Ready } from './match'
import { isSearch, parse, type Query } from './query'
import type { Searched, SearchRow } from './row'

/** What a search found. */
export type Results = {
  /** As it was typed, trimmed. */
  text: string
  query: Query
  /** Every filter that could be typed. */
  filters: readonly Filter[]
  /** Every row that could have been found. */
  ready: readonly Ready[]
  hits: readonly SearchRow[]
  /** A row that could have been found, by its key. */
  rowOf(key: string): SearchRow | undefined
  isShown(key: string): boolean
  countOn(page: string): number
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

const noRows: Rows = { ready: [], byKey: new Map() }

/** The filters of a project. The list keeps its identity while the environments are the same. */
export function useFilters(project: Searched['project']): readonly Filter[] {
  const environments = (project?.environments ?? []).join()
  const files = filesOf(project).join('\n')
  return useMemo(
    () => filtersFor(environments.split(',').filter(Boolean), files.split('\n').filter(Boolean)),
    [environments, files],
  )
}

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

/**
 * What the search text hits. A row that was hit stays until the text changes: one that is reset under @modified, or filled
 * under @missing, must not disappear while the user works on it.
 */
export function useResults({ project, platform, preferences, engineRows }: Searched, rowsOf: RowsOf, text: string): Found {
  const filters = useFilters(project)
  const query = useMemo(() => parse(text, filters), [text, filters])
  const isOn = project !== null && isSearch(query)
  const all = useMemo(
    () => lazily(() => rowsWith(rowsOf({ project, platform, preferences, ...(engineRows && { engineRows }) }))),
    [rowsOf, project, platform, preferences, engineRows],
  )
  const rows = isOn ? all() : noRows
  const [kept, setKept] = useState({ text, folder: project?.folder, keys: new Set<string>() })
  const fresh = useMemo(() => hitRows(rows.ready, query).map(({ key }) => key), [rows, query])
  const isSame = kept.text === text && kept.folder === project?.folder
  if (!isSame || fresh.some((key) => !kept.keys.has(key))) {
    setKept({ text, folder: project?.folder, keys: new Set([...(isSame ? kept.keys : []), ...fresh]) })
  }
  const results = useMemo(
    () => (isOn ? resultsOf({ text, query, filters, ...rows }, kept.keys) : null),
    [isOn, text, query, filters, rows, kept],
  )
  return { results, prepare: all }
}

type Rows = { ready: readonly Ready[]; byKey: ReadonlyMap<string, SearchRow> }

/** Works something out when it is first asked for. */
function lazily<Result>(work: () => Result): () => Result {
  let known: { result: Result } | null = null
  return () => (known ??= { result: work() }).result
}

/** What all searches of the same view share. */
function rowsWith(rows: readonly SearchRow[]): Rows {
  return { ready: readyToSearch(rows), byKey: new Map(rows.map((row) => [row.key, row])) }
}

type Searching = Pick<Results, 'text' | 'query' | 'filters' | 'ready'> & Rows

function resultsOf({ text, query, filters, ready, byKey }: Searching, keys: ReadonlySet<string>): Results {
  const hits = ready.flatMap(({ row }) => (keys.has(row.key) ? [row] : []))
  const counts = new Map<string, number>()
  for (const { page } of hits) counts.set(page, (counts.get(page) ?? 0) + 1)
  return {
    text: text.trim(),
    query,
    filters,
    ready,
    hits,
    rowOf: (key) => byKey.get(key),
    isShown: (key) => keys.has(key),
    countOn: (page) => counts.get(page) ?? 0,
    environments: query.filters.flatMap((filter) => (filter.kind === 'env' ? [filter.value] : [])),
  }
}
