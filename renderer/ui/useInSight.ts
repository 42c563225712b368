import { useEffect } from 'react'

/** Whoever is typing at the lower edge would not see what is said below the field. A new reason is shown anew. */
export function useInSight(id: string | undefined, reason: unknown): void {
  useEffect(() => {
    const describedBy = document.activeElement?.getAttribute('aria-describedby')?.split(' ') ?? []
    if (id === undefined || reason === undefined || !describedBy.includes(id)) return
    document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [id, reason])
}
