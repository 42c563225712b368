import { useEffect, useState } from 'react'

import type { RecentState } from '../../../shared/projects'
import { call } from '../../bridge/bridge'

/** The states of the listed projects, by path. The list is drawn without waiting for them. */
export function useRecentStates(): ReadonlyMap<string, RecentState> {
  const [states, setStates] = useState<ReadonlyMap<string, RecentState>>(new Map())

  useEffect(() => {
    let isWanted = true
    async function read(): Promise<void> {
      const found = await call('recent.read', undefined)
      if (isWanted && found !== null) setStates(new Map(found.map((state) => [state.path, state])))
    }
    void read()
    return () => {
      isWanted = false
    }
  }, [])

  return states
}
