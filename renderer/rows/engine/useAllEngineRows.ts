import { useEffect, useState, useSyncExternalStore } from 'react'

import type { ProjectView } from '../../../shared/view'
import type { SearchRow } from '../../search/row'
import type { RowStore } from './rowStore'

const none: ReadonlyMap<string, readonly SearchRow[]> = new Map()
const never = () => () => undefined
let loaded: RowStore | null = null

/**
 * Keeps the rows of the engine's settings in step with the view, and returns all of them for the search. The code for that is
 * loaded when there is a project with such settings, which is after the first view.
 */
export function useAllEngineRows(project: ProjectView | null): ReadonlyMap<string, readonly SearchRow[]> {
  const [store, setStore] = useState(loaded)
  const folder = project?.folder ?? null
  const pages = project?.enginePages ?? null
  const isNeeded = pages !== null && store === null

  useEffect(() => {
    async function load(): Promise<void> {
      loaded = (await import('./engineRows')).engineRows
      setStore(loaded)
    }
    if (isNeeded) void load()
  }, [isNeeded])
  useEffect(() => store?.follow(folder, pages), [store, folder, pages])

  const all = store === null ? () => none : store.all
  return useSyncExternalStore(store?.subscribe ?? never, all, all)
}
