import { hotkeysCoreFeature, syncDataLoaderFeature } from '@headless-tree/core'
import { useTree } from '@headless-tree/react'
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'

import { enginePage } from '../../shared/enginePage'
import type { ProjectView } from '../../shared/view'
import type { PageName } from '../pages/page'
import { pageCalled } from '../pages/pages'
import { categories, projectGroups, rootId, useServiceTree, type Category } from './categories'
import { useEngineTree } from './engineTree'
import { useUnfolded } from './useUnfolded'

type Props = { project: ProjectView | null; page: PageName; onPage: (page: PageName) => void }

/** The tree of the pages that the project shows, with the keys that move in it. */
export function usePageTree({ project, page, onPage }: Props) {
  const [moved, setMoved] = useState({ id: '', page })
  const engine = useEngineTree(project)
  const services = useServiceTree(project)
  const unfolded = useUnfolded({ folder: project?.folder ?? '', page, engine, services })
  // The item with the keyboard focus: the shown page, unless the arrow keys have moved on to a group.
  const focused = unfolded.seen(moved.page === page && moved.id !== '' ? moved.id : page)
  const known = { ...categories, ...engine.categories, ...services }
  const tree = useTree<Category>({
    rootItemId: rootId,
    dataLoader: {
      getItem: (id) => known[id] ?? { label: id, children: [] },
      getChildren: (id) => (known[id]?.children ?? []).filter((child) => isIn(project, child)),
    },
    getItemName: (item) => item.getItemData().label,
    isItemFolder: (item) => item.getItemData().children.length > 0,
    state: { focusedItem: focused, expandedItems: unfolded.items },
    setExpandedItems: (next) => unfolded.set(typeof next === 'function' ? next(unfolded.items) : next),
    setFocusedItem: (next) => {
      const id = (typeof next === 'function' ? next(focused) : next) ?? page
      const target = pageCalled(id)?.id
      setMoved({ id, page: target ?? page })
      if (target !== undefined) onPage(target)
    },
    features: [syncDataLoaderFeature, hotkeysCoreFeature],
  })

  const drawn = useRef(services)
  useLayoutEffect(() => {
    if (drawn.current === services) return
    drawn.current = services
    const focusedNow = document.activeElement
    tree.rebuildTree()
    // What had the focus goes with the service.
    if (focusedNow === document.body || focusedNow?.closest('[role=tree]') != null) tree.updateDomFocus()
  }, [services, tree])

  /** Moves to the next item that begins with the letter. */
  function jump({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
    if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return
    const items = tree.getItems()
    const from = items.findIndex((item) => item.getId() === focused) + 1
    const next = [...items.slice(from), ...items.slice(0, from)].find((item) =>
      item.getItemName().toLowerCase().startsWith(key.toLowerCase()),
    )
    next?.setFocused()
    tree.updateDomFocus()
  }

  return { tree, jump }
}

/** Whether a group or page is in the tree. */
function isIn(project: ProjectView | null, id: string): boolean {
  if (project === null) return !projectGroups.includes(id)
  // A plain project has no engine.
  return id !== enginePage || project.engine.kind !== 'plain'
}
