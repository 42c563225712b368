import { useState } from 'react'

import type { Folded } from './outline'

/** What was folded or chosen on a page of an open project, for when it is shown again. */
export type Chosen = {
  folds: Folded
  platform: string | null
  /** For all pages of the project. */
  hasAdvanced: boolean
}

type OfPage = Pick<Chosen, 'folds' | 'platform'>

const remembered = new Map<string, OfPage>()
const withAdvanced = new Map<string, boolean>()
const atFirst: OfPage = { folds: new Map(), platform: null }

let followed = 0

/** Whether a request for a row is one that no page has followed yet. */
export function isUnfollowed(count: number): boolean {
  return count !== followed
}

export function noteFollowed(count: number): void {
  followed = count
}

/** The choices of a page, which outlive it as long as the window is open. */
export function useChosen(folder: string, page: string): [Chosen, (change: Partial<Chosen>) => void] {
  const name = `${folder}\n${page}`
  const [chosen, setChosen] = useState<Chosen>(() => ({
    ...(remembered.get(name) ?? atFirst),
    hasAdvanced: withAdvanced.get(folder) ?? false,
  }))

  function choose(change: Partial<Chosen>): void {
    const next = { ...chosen, ...change }
    const { hasAdvanced, ...ofPage } = next
    remembered.set(name, ofPage)
    withAdvanced.set(folder, hasAdvanced)
    setChosen(next)
  }

  return [chosen, choose]
}
