import { useEffect, useSyncExternalStore } from 'react'

import { enginePage } from '../../../shared/enginePage'
import type { Moment } from '../../../shared/historyView'
import type { EnginePageView } from '../../../shared/engineSettings'
import type { ProjectView } from '../../../shared/view'
import { ask, call } from '../../bridge/bridge'
import { prepareToSearch } from '../../search/match'
import type { Rows } from './pageReading'
import { createRowStore, type RowsByPage } from './rowStore'
import { searchRowsOf } from './searchRows'

/** The rows of the open project's engine settings. */
const engineRows = createRowStore({
  read: async (page, from) => {
    const reply = await ask('engine.rows', { page, from })
    return reply.ok ? reply.value : null
  },
  whenIdle: () => new Promise((resolve) => requestIdleCallback(resolve)),
  prepare: (page: EnginePageView, rows: Rows) => prepareToSearch(searchRowsOf(page, rows)),
})

/** Keeps the rows in step with the view, and returns all of them, for the search. */
export function useAllEngineRows(project: ProjectView | null): RowsByPage {
  const folder = project?.folder ?? null
  const pages = project?.enginePages ?? null
  useEffect(() => engineRows.follow(folder, pages), [folder, pages])
  return useSyncExternalStore(engineRows.subscribe, engineRows.all, engineRows.all)
}

/** The rows of a page that is shown; undefined while nothing of it is known. */
export function usePageRows(id: string): Rows | undefined {
  useEffect(() => engineRows.want(id), [id])
  const rows = () => engineRows.rows(id)
  return useSyncExternalStore(engineRows.subscribe, rows, rows)
}

/** The names of a page and of a row in the window. */
export const pageName = (id: string): string => `${enginePage}/${id}`
export const rowName = (id: string): string => `${enginePage}/${id}`

type At = { page: string; id: string }

/** Saves a value. The answer comes when the row shows how it went, and is false for a conflict. */
export async function writeSetting({ page, id }: At, value: string, base?: string | null): Promise<boolean> {
  const written = await call('engine.write', { id, value, ...(base !== undefined && { base }) })
  await engineRows.refresh(page)
  return written?.isConflict !== true
}

export async function resetSetting({ page, id }: At): Promise<void> {
  await call('engine.reset', { id })
  await engineRows.refresh(page)
}

/** A refused text was given up. */
export async function leaveSetting({ page, id }: At): Promise<void> {
  await call('engine.leave', { id })
  await engineRows.refresh(page)
}

export async function restoreSetting({ page, id }: At, moment: Moment): Promise<void> {
  await call('engine.restore', { id, ...moment })
  await engineRows.refresh(page)
}
