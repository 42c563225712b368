import { useCallback, useLayoutEffect, useRef } from 'react'

/** A handler that keeps its identity, so that what it is given to is not drawn anew, and always does what it would do now. */
export function useStable<Words extends unknown[]>(act: (...words: Words) => void): (...words: Words) => void {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...words: Words) => latest.current(...words), [])
}
