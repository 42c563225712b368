import { useEffect } from 'react'

/** Scrolls the line below the focused field into sight when `reason` changes, since it may be below the window's edge. */
export function useInSight(id: string | undefined, reason: unknown): void {
  useEffect(() => {
    const describedBy = document.activeElement?.getAttribute('aria-describedby')?.split(' ') ?? []
    if (id === undefined || reason === undefined || !describedBy.includes(id)) return
    document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [id, reason])
}
