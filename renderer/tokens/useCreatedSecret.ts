import { useCallback, useEffect, useState } from 'react'

import type { Input, Output } from '../../shared/contract'
import { call } from '../bridge'

type Facts = Omit<Output<'created.show'>, 'text' | 'seconds'>

/** A created secret: shown at once, for a limited time and while the window has the focus, and again on demand. */
export function useCreatedSecret({ environment, service, field }: Input<'created.show'>, onFailure: () => void) {
  const [facts, setFacts] = useState<Facts | null>(null)
  const [shown, setShown] = useState<{ text: string; seconds: number } | null>(null)
  const hide = useCallback(() => setShown(null), [])

  const show = useCallback(async () => {
    const answer = await call('created.show', { environment, service, field })
    if (answer === null) return onFailure()
    const { text, seconds, ...rest } = answer
    setFacts(rest)
    setShown({ text, seconds })
  }, [environment, service, field, onFailure])

  useEffect(() => void show(), [show])

  useEffect(() => {
    if (shown === null) return undefined
    const timer = setTimeout(hide, shown.seconds * 1000)
    window.addEventListener('blur', hide)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('blur', hide)
    }
  }, [shown, hide])

  return { facts, text: shown?.text ?? null, show: () => void show(), hide }
}
