import { useSyncExternalStore } from 'react'

import type { FormKind } from './forms'

/** The questions that can be asked from anywhere in the window, one at a time. */
export type Question = FormKind | 'weak'

let current: Question | null = null
const listeners = new Set<() => void>()

export function askFor(question: Question | null): void {
  current = question
  listeners.forEach((listener) => listener())
}

export function useQuestion(): Question | null {
  return useSyncExternalStore(subscribe, asked, asked)
}

function asked(): Question | null {
  return current
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
