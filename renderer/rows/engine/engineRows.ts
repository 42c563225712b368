import { useEffect, useSyncExternalStore } from 'react'

import type { Moment } from '../../../shared/historyView'
import { ask, call } from '../../bridge/bridge'
import { prepareToSearch } from '../../search/match'
import type { Rows } from './pageReading'
import { createRowStore } from './rowStore'
import { searchRowsOf } from './searchRows'

/** The rows of the open project's engine settings. */
export const engineRows = createRowStore({
  read: async (page, from) => {
    const reply = await ask('engine.rows', { page, from })
    return reply.ok ? reply.value : null
  },
  whenIdle: () => new Promise((resolve) => requestIdleCallback(resolve)),
  searchRowsOf,
  prepare: prepareToSearch,
})

/** The rows of a page that is shown; undefined while nothing of it is known. */
export function usePageRows(id: string): Rows | undefined {
  useEffect(() => engineRows.want(id), [id])
  const rows = () => engineRows.rows(id)
  return useSyncExternalStore(engineRows.subscribe, rows, rows)
}

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
