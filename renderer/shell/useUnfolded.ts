import { useMemo, useState } from 'react'

import { enginePage } from '../../shared/enginePage'
import type { PageName } from '../pages/page'
import { categories } from './categories'
import type { EngineTree } from './engineTree'

/** By project: what was unfolded last, for when it is opened again. */
const remembered = new Map<string, readonly string[]>()

/**
 * The engine's pages come after the first view: if they were unfolded then, what is below would move. So they are folded
 * until the user unfolds them, or is led to one of them.
 */
const atFirst: readonly string[] = Object.keys(categories).filter((id) => id !== enginePage)

type Unfolded = {
  /** New whenever the tree has to be built anew. */
  items: string[]
  set: (next: readonly string[]) => void
  /** The innermost item around a page that can be seen, or the page itself. */
  seen: (page: PageName) => string
}

/** What is unfolded in the tree of a project. */
export function useUnfolded(folder: string, page: PageName, engine: EngineTree): Unfolded {
  const [unfolded, setUnfolded] = useState(() => remembered.get(folder) ?? atFirst)
  const [shown, setShown] = useState<PageName | null>(null)
  const around = useMemo(() => aroundOf(page, engine), [page, engine])

  // Once for each page: the user may fold it away then.
  const isKnown = around.length === 0 || page in engine.categories
  if (page !== shown && isKnown) {
    setShown(page)
    if (around.some((id) => !unfolded.includes(id))) set([...new Set([...unfolded, ...around])])
  }

  function set(next: readonly string[]): void {
    remembered.set(folder, next)
    setUnfolded(next)
  }

  const { categories: ofEngine } = engine
  // A new list for a new tree.
  const items = useMemo(() => unfolded.filter((id) => id in ofEngine || !id.startsWith(enginePage)), [unfolded, ofEngine])
  return { items, set, seen: (name) => aroundOf(name, engine).find((id) => !unfolded.includes(id)) ?? name }
}

/** From the outside in. */
function aroundOf(page: PageName, engine: EngineTree): string[] {
  if (!page.startsWith(`${enginePage}/`)) return []
  const heading = engine.headingOf(page)
  return heading === undefined ? [enginePage] : [enginePage, heading]
}
