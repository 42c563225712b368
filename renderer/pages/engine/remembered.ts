import { useState } from 'react'

/** What was folded or chosen on a page of an open project, for when it is shown again. */
export type Chosen = {
  /** The foldouts that were opened or closed, other than they are at first. */
  folds: ReadonlyMap<string, boolean>
  platform: string | null
  hasAdvanced: boolean
}

const remembered = new Map<string, Chosen>()
const atFirst: Chosen = { folds: new Map(), platform: null, hasAdvanced: false }

let followed = 0

/** Whether a request for a row is one that no page has followed yet. */
export function isUnfollowed(count: number): boolean {
  return count !== followed
}

export function noteFollowed(count: number): void {
  followed = count
}

/** The choices of a page, which outlive it as long as the window is open. */
export function useChosen(name: string): [Chosen, (change: Partial<Chosen>) => void] {
  const [chosen, setChosen] = useState(() => remembered.get(name) ?? atFirst)

  function choose(change: Partial<Chosen>): void {
    const next = { ...chosen, ...change }
    remembered.set(name, next)
    setChosen(next)
  }

  return [chosen, choose]
}
