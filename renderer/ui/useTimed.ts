import { useEffect } from 'react'

/** Hides what is shown after its seconds, and as soon as the window loses the focus. `hide` must keep its identity. */
export function useTimed(shown: { seconds: number } | null, hide: () => void): void {
  useEffect(() => {
    if (shown === null) return undefined
    const timer = setTimeout(hide, shown.seconds * 1000)
    window.addEventListener('blur', hide)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('blur', hide)
    }
  }, [shown, hide])
}
