import { useState } from 'react'

import type { ComparedRow } from '../../../shared/compare'

export type Chosen = {
  /** In the order of the list. */
  ids: readonly string[]
  has: (id: string) => boolean
  set: (ids: readonly string[], isOn: boolean) => void
}

/** The rows that are ticked. One that is gone, or that can't be taken over any more, counts no longer. */
export function useChosen(rows: readonly ComparedRow[], isAllAtFirst: boolean): Chosen {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(isAllAtFirst ? rows.map(({ id }) => id) : []))
  const ids = rows.filter(({ id, why }) => why === undefined && ticked.has(id)).map(({ id }) => id)

  function set(some: readonly string[], isOn: boolean): void {
    setTicked((before) => {
      const after = new Set(before)
      for (const id of some) {
        if (isOn) after.add(id)
        else after.delete(id)
      }
      return after
    })
  }

  return { ids, has: (id) => ticked.has(id), set }
}
