import { rowsAtOnce } from '../../../shared/enginePage'
import type { EngineSettingView } from '../../../shared/engineSettings'

export type Rows = readonly EngineSettingView[]
export type PageRows = { revision: number; rows: Rows }

/** Some rows of a page, from that one on; null if there are none to be had. */
export type ReadRows = (page: string, from: number) => Promise<{ revision: number; rows: EngineSettingView[] } | null>

type Ways = {
  /** Called with what is known after each answer, as long as more is to come. */
  onPart: (part: PageRows) => unknown
  /** Between two answers. */
  wait: () => Promise<unknown>
}

/** Reads all rows of a page, and begins anew when it changes meanwhile. Null if it can't be read. */
export async function readPage(read: ReadRows, page: string, { onPart, wait }: Ways): Promise<PageRows | null> {
  let rows: Rows = []
  let revision: number | null = null
  for (;;) {
    const answer = await read(page, rows.length)
    if (answer === null) return null
    if (revision !== null && revision !== answer.revision) {
      rows = []
      revision = null
      continue
    }
    revision = answer.revision
    rows = [...rows, ...answer.rows]
    if (answer.rows.length < rowsAtOnce) return { revision, rows }
    onPart({ revision, rows })
    await wait()
  }
}

/** Rows with the identity that they had before, where they are the same. */
export function asBefore(rows: Rows, before: Rows | undefined): Rows {
  if (before === undefined) return rows
  const known = new Map(before.map((row) => [row.id, row]))
  const same = rows.map((row) => {
    const old = known.get(row.id)
    return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row
  })
  return same.length === before.length && same.every((row, index) => row === before[index]) ? before : same
}
