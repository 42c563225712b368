import { useCallback, useState } from 'react'

import type { FieldAt } from '../../shared/schemas'
import { call } from '../bridge/bridge'
import { useTimed } from '../ui/useTimed'

type Revealed = { value: string; seconds: number; version: string }

/**
 * A secret that is shown for a limited time. It is also hidden when the window loses the focus, and when `version` changes: a
 * secret that was hidden, locked, replaced or cleared must not stay visible.
 */
export function useRevealed(fieldAt: FieldAt, version: string) {
  const [revealed, setRevealed] = useState<Revealed | null>(null)
  const hide = useCallback(() => setRevealed(null), [])
  const [known, setKnown] = useState(version)
  if (known !== version) {
    setKnown(version)
    setRevealed(null)
  }

  useTimed(revealed, hide)

  async function reveal(): Promise<void> {
    const answer = await call('secret.reveal', fieldAt)
    setRevealed(answer && { ...answer, version })
  }

  // The answer may arrive after `version` has changed.
  return { revealed: revealed?.version === version ? revealed : null, hide, reveal }
}
