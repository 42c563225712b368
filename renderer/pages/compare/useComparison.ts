import { useEffect, useState } from 'react'

import type { ComparedRow, CompareWith, Comparison } from '../../../shared/compare'
import type { Failure } from '../../../shared/errors'
import type { ProjectView } from '../../../shared/view'
import { ask, call } from '../../bridge/bridge'

/** What the page shows of a comparison. Undefined while it is not known whether there is one. */
export type Shown = {
  comparison: Comparison | null | undefined
  isReading: boolean
  /** Why the last choice led to nothing. */
  problem: Failure | undefined
  start: (choice: CompareWith) => Promise<void>
}

/** The comparison of this window, read again whenever the settings change. */
export function useComparison({ enginePages }: ProjectView): Shown {
  const [read, setRead] = useState<{ key: string; comparison: Comparison | null }>()
  const [choices, setChoices] = useState({ made: 0, reading: 0 })
  const [problem, setProblem] = useState<Failure>()
  const key = `${choices.made}: ${enginePages?.map(({ id, revision }) => `${id} ${revision}`).join() ?? ''}`

  useEffect(() => {
    let isWanted = true
    void readAll(() => isWanted).then((comparison) => isWanted && setRead({ key, comparison }))
    return () => {
      isWanted = false
    }
  }, [key])

  async function start(choice: CompareWith): Promise<void> {
    setProblem(undefined)
    setChoices(({ made, reading }) => ({ made, reading: reading + 1 }))
    const reply = await ask('compare.start', choice)
    if (!reply.ok && reply.failure.code !== 'cancelled') setProblem(reply.failure)
    setChoices(({ made, reading }) => ({ made: made + 1, reading: reading - 1 }))
  }

  return { comparison: read?.comparison, isReading: choices.reading > 0, problem, start }
}

/** All rows of the comparison, part by part; null if there is none. */
async function readAll(isWanted: () => boolean): Promise<Comparison | null> {
  const first = await call('compare.rows', { from: 0 })
  if (first === null) return null
  const rows: ComparedRow[] = [...first.rows]
  while (rows.length < first.total && isWanted()) {
    const next = await call('compare.rows', { from: rows.length })
    if (next === null || next.rows.length === 0) break
    rows.push(...next.rows)
  }
  return { ...first, rows }
}
