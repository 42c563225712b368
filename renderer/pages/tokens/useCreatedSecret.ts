import { useCallback, useEffect, useEffectEvent, useState } from 'react'

import type { Input, Output } from '../../../shared/contract'
import { call } from '../../bridge/bridge'
import { useTimed } from '../../ui/useTimed'

type Facts = Omit<Output<'created.show'>, 'text' | 'seconds'>

/** A created secret: shown at once and on demand, each time until its seconds are over or the window loses the focus. */
export function useCreatedSecret({ environment, service, field }: Input<'created.show'>, onFailure: () => void) {
  const [facts, setFacts] = useState<Facts | null>(null)
  const [shown, setShown] = useState<{ text: string; seconds: number } | null>(null)
  const hide = useCallback(() => setShown(null), [])
  useTimed(shown, hide)

  const show = useCallback(async () => {
    const answer = await call('created.show', { environment, service, field })
    if (answer === null) return false
    const { text, seconds, ...rest } = answer
    setFacts(rest)
    setShown({ text, seconds })
    return true
  }, [environment, service, field])

  const fail = useEffectEvent(onFailure)
  useEffect(() => {
    async function showFirst(): Promise<void> {
      if (!(await show())) fail()
    }
    void showFirst()
  }, [show])

  return { facts, text: shown?.text ?? null, show: () => void show(), hide }
}
