import { useCallback, useEffect, useState } from 'react'

import type { Spot } from '../../shared/contract'
import { call } from '../bridge'

type Revealed = { value: string; seconds: number }

/** A secret that is shown for a limited time. It goes as soon as the window is left, too. */
export function useRevealed(spot: Spot) {
  const [revealed, setRevealed] = useState<Revealed | null>(null)
  const hide = useCallback(() => setRevealed(null), [])

  useEffect(() => {
    if (revealed === null) return undefined
    const timer = setTimeout(hide, revealed.seconds * 1000)
    window.addEventListener('blur', hide)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('blur', hide)
    }
  }, [revealed, hide])

  return { revealed, hide, reveal: async () => setRevealed(await call('secret.reveal', spot)) }
}
