import { hotkeysCoreFeature, syncDataLoaderFeature, type ItemInstance } from '@headless-tree/core'
import { useTree } from '@headless-tree/react'
import { ChevronDown } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'

import { shellTexts as texts } from '../../shared/texts'
import type { ProjectView, ServiceView, View } from '../../shared/view'
import type { PageName } from '../pages/pageName'
import { isSearched, useShownResults } from '../search/results'
import { generalNeedsAttention, needsAttention, tokensNeedAttention } from '../pages/attention'
import { categories, pageOf, projectGroups, rootId, type Category } from './categories'

type Props = { view: View; page: PageName; isSearching: boolean; onPage: (page: PageName) => void }

/**
 * The pages by group. As in an engine's window, moving to a page with the arrows shows it. While the results of a search
 * stand in place of the page, none is selected.
 */
export function CategoryTree({ view, page, isSearching, onPage }: Props) {
  const [moved, setMoved] = useState({ id: '', page })
  // Where the keys stand: on the page that is shown, unless they moved on to a group since.
  const focused = moved.page === page && moved.id !== '' ? moved.id : page
  const hasProject = view.project !== null
  const tree = useTree<Category>({
    rootItemId: rootId,
    dataLoader: {
      getItem: (id) => categories[id] ?? { label: id, children: [] },
      getChildren: (id) => (categories[id]?.children ?? []).filter((child) => hasProject || !projectGroups.includes(child)),
    },
    getItemName: (item) => item.getItemData().label,
    isItemFolder: (item) => item.getItemData().children.length > 0,
    initialState: { expandedItems: Object.keys(categories) },
    state: { focusedItem: focused },
    setFocusedItem: (next) => {
      const id = (typeof next === 'function' ? next(focused) : next) ?? page
      const target = pageOf(id)
      setMoved({ id, page: target ?? page })
      if (target !== null) onPage(target)
    },
    features: [syncDataLoaderFeature, hotkeysCoreFeature],
  })

  /** A letter leads to the next row that begins with it. */
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

  return (
    <nav className="tree" data-pane="tree">
      <div {...tree.getContainerProps(texts.categories)} role="tree" tabIndex={-1} onKeyDown={jump}>
        {tree.getItems().map((item) =>
          pageOf(item.getId()) === null ? (
            <Group key={item.getId()} item={item} />
          ) : (
            <Leaf key={item.getId()} item={item} view={view} selected={isSearching ? null : page} isStart={item.getId() === page} />
          ),
        )}
      </div>
    </nav>
  )
}

function Group({ item }: { item: ItemInstance<Category> }) {
  return (
    <button type="button" {...item.getProps()} className={`tree-group${item.isExpanded() ? '' : ' is-folded'}`}>
      {item.getItemName()}
      <ChevronDown size={11} aria-hidden />
    </button>
  )
}

type LeafProps = { item: ItemInstance<Category>; view: View; selected: PageName | null; isStart: boolean }

function Leaf({ item, view, selected, isStart }: LeafProps) {
  const id = item.getId()
  const isSelected = selected === id
  const shown = shownBy(view, id)
  const results = useShownResults()
  return (
    <button
      type="button"
      {...item.getProps()}
      // A press shows the page. Folding is for the arrow keys: nobody should lose a page by looking at another.
      onClick={() => item.setFocused()}
      role="treeitem"
      // The tree's own label would hide what else the row says.
      aria-label={undefined}
      className={`tree-item${shown.owner === undefined ? '' : ' is-below'}${isSelected ? ' is-selected' : ''}`}
      aria-selected={isSelected}
      data-pane-start={isStart ? '' : undefined}
    >
      <span>{item.getItemName()}</span>
      {results !== null && isSearched(id) && <Hits hits={results.countOn(id)} />}
      {isDotted(shown, view.protection.hidden) && <Dot />}
    </button>
  )
}

type Shown = {
  service: ServiceView | undefined
  /** The service whose tokens the page shows. */
  owner: ServiceView | undefined
  /** The project, on its General page. */
  project: ProjectView | undefined
}

function shownBy({ project }: View, id: string): Shown {
  const services = project?.services ?? []
  return {
    service: services.find((one) => one.id === id),
    owner: services.find((one) => `${one.id}/tokens` === id),
    project: id === 'general' && project !== null ? project : undefined,
  }
}

function isDotted({ service, owner, project }: Shown, isHidden: boolean): boolean {
  if (project !== undefined) return generalNeedsAttention(project)
  return (service !== undefined && needsAttention(service, isHidden)) || (owner !== undefined && tokensNeedAttention(owner))
}

function Hits({ hits }: { hits: number }) {
  return (
    <>
      <span className="tree-hits" aria-hidden>
        {hits}
      </span>
      <span className="visually-hidden">, {texts.hits(hits)}</span>
    </>
  )
}

function Dot() {
  return (
    <>
      <span className="tree-dot" aria-hidden />
      <span className="visually-hidden">, {texts.attention}</span>
    </>
  )
}
