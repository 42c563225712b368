import { useEffect, useState } from 'react'

import type { SecurityView } from '../../../shared/securityView'
import { call, onView } from '../../bridge/bridge'

/** What the vault holds, read again with every view. Null until the first answer. */
export function useSecurity(): SecurityView | null {
  const [security, setSecurity] = useState<SecurityView | null>(null)
  useEffect(() => {
    let newest = 0

    async function read(): Promise<void> {
      newest += 1
      const turn = newest
      const found = await call('security.read', undefined)
      if (turn === newest && found !== null) setSecurity(found)
    }

    void read()
    const stop = onView(() => void read())
    return () => {
      newest = 0
      stop()
    }
  }, [])
  return security
}
