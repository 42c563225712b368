import { useEffect, useState } from 'react'

import type { EnvironmentState } from '../../../shared/environmentsView'
import type { ProjectView } from '../../../shared/view'
import { call } from '../../bridge/bridge'

const unread: { after: string; states: readonly EnvironmentState[] } = { after: '', states: [] }

/** What the project has for each environment, read again after every step. Empty until the first answer. */
export function useStates({ environments, savedAt, undo, redo }: ProjectView): readonly EnvironmentState[] {
  const [known, setKnown] = useState(unread)
  const after = JSON.stringify([environments, savedAt, undo, redo])
  useEffect(() => {
    let isNewest = true

    async function read(): Promise<void> {
      const states = await call('environment.read', undefined)
      if (isNewest && states !== null) setKnown({ after, states })
    }

    void read()
    return () => {
      isNewest = false
    }
  }, [after])
  return known.states
}
