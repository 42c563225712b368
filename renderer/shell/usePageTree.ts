import { hotkeysCoreFeature, syncDataLoaderFeature, type FeatureImplementation } from '@headless-tree/core'
import { useTree } from '@headless-tree/react'
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'

import { enginePage } from '../../shared/enginePage'
import type { ProjectView } from '../../shared/view'
import type { PageName } from '../pages/page'
import { pageCalled } from '../pages/pages'
import { categories, projectGroups, rootId, useServiceTree, type Category } from './categories'
import { useEngineTree } from './engineTree'
import { nameFor, noLetters, withLetter } from './letters'
import { moveTo } from './panes'
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
    features: [syncDataLoaderFeature, hotkeysCoreFeature, promptFocus],
  })

  const drawn = useRef(services)
  useLayoutEffect(() => {
    if (drawn.current === services) return
    drawn.current = services
    const focusedNow = document.activeElement
    tree.rebuildTree()
    // What had the focus goes with the service.
    if (focusedNow === document.body || focusedNow?.closest('[role=tree]') != null)
      requestAnimationFrame(() => tree.updateDomFocus())
  }, [services, tree])

  const letters = useRef(noLetters)

  /** Enter leads into the page that is shown. Letters move to the item whose name begins with them. */
  function press(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, timeStamp, target } = event
    if (key === 'Enter' && target instanceof HTMLElement && target.matches('[data-pane-start]')) {
      event.preventDefault()
      moveTo('page')
    }
    if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) {
      letters.current = noLetters
      return
    }
    letters.current = withLetter(letters.current, key, timeStamp)
    const items = tree.getItems()
    const current = items.findIndex((item) => item.getId() === focused)
    const names = items.map((item) => item.getItemName())
    items[nameFor(names, current, letters.current)]?.setFocused()
    tree.updateDomFocus()
  }

  return { tree, press }
}

/** The library's own moves the focus some time later: a quick Enter would still be the item's before. */
const promptFocus: FeatureImplementation<Category> = {
  key: 'prompt-focus',
  overwrites: ['tree'],
  treeInstance: {
    updateDomFocus({ tree }) {
      // The item may be new.
      flushSync(() => undefined)
      tree.getFocusedItem().getElement()?.focus()
    },
  },
}

/** Whether a group or page is in the tree. */
function isIn(project: ProjectView | null, id: string): boolean {
  if (project === null) return !projectGroups.includes(id)
  // A plain project has no engine.
  return id !== enginePage || project.engine.kind !== 'plain'
}
