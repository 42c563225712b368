import { useCallback, useState } from 'react'

import type { Spot } from '../../shared/contract'
import { call } from '../bridge'
import { useTimed } from './useTimed'

type Revealed = { value: string; seconds: number; version: string }

/**
 * A secret that is shown for a limited time. It goes as soon as the window is left, too, and when `version` changes:
 * what was hidden, locked, replaced or cleared meanwhile must not stay in sight.
 */
export function useRevealed(spot: Spot, version: string) {
  const [revealed, setRevealed] = useState<Revealed | null>(null)
  const hide = useCallback(() => setRevealed(null), [])
  const [known, setKnown] = useState(version)
  if (known !== version) {
    setKnown(version)
    setRevealed(null)
  }

  useTimed(revealed, hide)

  async function reveal(): Promise<void> {
    const answer = await call('secret.reveal', spot)
    setRevealed(answer && { ...answer, version })
  }

  // An answer may also arrive after the change.
  return { revealed: revealed?.version === version ? revealed : null, hide, reveal }
}
