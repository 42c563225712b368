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

/** What a text makes of a value, and what the value was when the text was begun. Null: nothing. */
type Change = (value: string | null) => { value: string; base: string | null } | null

let lastPiece: Promise<unknown> = Promise.resolve()

/**
 * The same for a piece of a value. Two pieces may be saved one right after the other, so each waits for the one before, and is
 * put into the value that this one has left.
 */
export function writePiece(at: At, change: Change): Promise<boolean> {
  const written = lastPiece.then(async () => {
    const row = engineRows.rows(at.page)?.find(({ id }) => id === at.id)
    const made = row === undefined ? null : change(row.value)
    return made !== null && writeSetting(at, made.value, made.base)
  })
  lastPiece = written.catch(() => undefined)
  return written
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
