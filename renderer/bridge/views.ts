import { useSyncExternalStore } from 'react'

import { declare } from '../../shared/catalog/services'
import type { View } from '../../shared/view'
import { call, onView } from './bridge'

let current: View | null = null
const listeners = new Set<() => void>()

onView((view) => {
  take(view)
  listeners.forEach((listener) => listener())
})

/** Resolves when there is something to draw. A view published meanwhile is newer than the answer, and is kept. */
export async function firstView(): Promise<void> {
  const first = await call('view.read', undefined)
  if (current === null && first !== null) take(first)
}

/** What the services are comes with the view. */
function take(view: View): void {
  declare(view.project?.declared ?? [])
  current = view
}

/** The newest view. Null only before `firstView` has resolved. */
export function useView(): View | null {
  return useSyncExternalStore(subscribe, () => current)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
