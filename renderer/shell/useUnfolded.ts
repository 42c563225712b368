import { useMemo, useState } from 'react'

import { enginePage } from '../../shared/enginePage'
import type { PageName } from '../pages/page'
import { categories, type Category } from './categories'
import type { EngineTree } from './engineTree'

/** What differs from how a tree is at first: what of the engine was unfolded, and what of the rest was folded. */
type Differing = { unfolded: readonly string[]; folded: readonly string[] }

/** By project, for when it is opened again. */
const remembered = new Map<string, Differing>()

/**
 * The engine's pages come after the first view: if they were unfolded then, what is below would move. So they are folded
 * until the user unfolds them, or is led to one of them.
 */
const atFirst: Differing = { unfolded: [], folded: [] }

const isOfEngine = (id: string): boolean => id.startsWith(enginePage)

type Unfolded = {
  /** New whenever the tree has to be built anew. */
  items: string[]
  set: (next: readonly string[]) => void
  /** The innermost item around a page that can be seen, or the page itself. */
  seen: (page: PageName) => string
}

type Shown = { folder: string; page: PageName; engine: EngineTree; services: Readonly<Record<string, Category>> }

/** What is unfolded in the tree of a project. */
export function useUnfolded({ folder, page, engine, services }: Shown): Unfolded {
  const [differing, setDiffering] = useState(() => remembered.get(folder) ?? atFirst)
  const [shown, setShown] = useState<PageName | null>(null)
  const around = useMemo(() => aroundOf(page, engine), [page, engine])
  const { unfolded, folded } = differing

  // Once for each page: the user may fold it away then.
  const isKnown = around.length === 0 || page in engine.categories
  if (page !== shown && isKnown) {
    setShown(page)
    if (around.some((id) => !unfolded.includes(id))) change({ folded, unfolded: [...new Set([...unfolded, ...around])] })
  }

  function change(next: Differing): void {
    remembered.set(folder, next)
    setDiffering(next)
  }

  const others = useMemo(() => [...Object.keys(categories), ...Object.keys(services)].filter((id) => !isOfEngine(id)), [services])
  const { categories: ofEngine } = engine
  // A new list for a new tree.
  const items = useMemo(
    () => [...others.filter((id) => !folded.includes(id)), ...unfolded.filter((id) => id in ofEngine)],
    [others, folded, unfolded, ofEngine],
  )
  return {
    items,
    set: (next) => change({ unfolded: next.filter(isOfEngine), folded: others.filter((id) => !next.includes(id)) }),
    seen: (name) => aroundOf(name, engine).find((id) => !unfolded.includes(id)) ?? name,
  }
}

/** From the outside in. */
function aroundOf(page: PageName, engine: EngineTree): string[] {
  if (!page.startsWith(`${enginePage}/`)) return []
  const heading = engine.headingOf(page)
  return heading === undefined ? [enginePage] : [enginePage, heading]
}
