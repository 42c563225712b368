import { useSyncExternalStore } from 'react'

/** What can be asked from anywhere in the window, one at a time; null for nothing. */
export function createAsked<Question>() {
  let current: Question | null = null
  const listeners = new Set<() => void>()
  const asked = () => current
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  return {
    ask(question: Question | null): void {
      current = question
      listeners.forEach((listener) => listener())
    },
    useAsked: (): Question | null => useSyncExternalStore(subscribe, asked, asked),
  }
}
