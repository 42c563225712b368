import { useEffect, useState } from 'react'

import type { TokenRow } from '../../../shared/tokens'
import { call } from '../../bridge/bridge'
import { useAt, usePage } from '../../rows/pageContext'

const none: readonly TokenRow[] = []

/** The token rows, which the view only counts. They are read again when they have changed. */
export function useTokenRows(): readonly TokenRow[] {
  const { environment, service } = useAt()
  const version = usePage().service.tokens?.version ?? 0
  const [known, setKnown] = useState({ version: 0, rows: none })

  useEffect(() => {
    if (version === 0) return undefined
    let isWanted = true
    async function read(): Promise<void> {
      const answer = await call('tokens.read', { environment, service })
      if (answer !== null && isWanted) setKnown(answer)
    }
    void read()
    return () => {
      isWanted = false
    }
  }, [version, environment, service])

  return version === 0 ? none : known.rows
}
