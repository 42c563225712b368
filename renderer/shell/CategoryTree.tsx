import { hotkeysCoreFeature, syncDataLoaderFeature, type ItemInstance } from '@headless-tree/core'
import { useTree } from '@headless-tree/react'
import { ChevronDown } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent } from 'react'

import { shellTexts as texts } from '../../shared/texts'
import type { View } from '../../shared/view'
import { pageCalled, pages, type Page, type PageName } from '../pages/pages'
import { useShownResults } from '../search/results'
import { categories, projectGroups, rootId, type Category } from './categories'

type Props = { view: View; page: PageName; isSearching: boolean; onPage: (page: PageName) => void }

/**
 * The pages by group. As in an engine's window, moving to a page with the arrows shows it. While search results replace the
 * page, no page is selected.
 */
export function CategoryTree({ view, page, isSearching, onPage }: Props) {
  const [moved, setMoved] = useState({ id: '', page })
  // The item with the keyboard focus: the shown page, unless the arrow keys have moved on to a group.
  const focused = moved.page === page && moved.id !== '' ? moved.id : page
  const hasProject = view.project !== null
  // Looks at all that the view holds, so only when there is a new one.
  const flagged = useMemo(() => new Set(pages.filter(({ needsAttention }) => needsAttention?.(view)).map(({ id }) => id)), [view])
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
      const target = pageCalled(id)?.id
      setMoved({ id, page: target ?? page })
      if (target !== undefined) onPage(target)
    },
    features: [syncDataLoaderFeature, hotkeysCoreFeature],
  })

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

  return (
    <nav className="tree" data-pane="tree">
      <div {...tree.getContainerProps(texts.categories)} role="tree" tabIndex={-1} onKeyDown={jump}>
        {tree.getItems().map((item) => {
          const own = pageCalled(item.getId())
          return own === undefined ? (
            <Group key={item.getId()} item={item} />
          ) : (
            <Leaf
              key={own.id}
              item={item}
              page={own}
              isFlagged={flagged.has(own.id)}
              isSelected={!isSearching && own.id === page}
              isStart={own.id === page}
            />
          )
        })}
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

type LeafProps = { item: ItemInstance<Category>; page: Page; isFlagged: boolean; isSelected: boolean; isStart: boolean }

function Leaf({ item, page: { id, icon: Icon, below, search }, isFlagged, isSelected, isStart }: LeafProps) {
  const results = useShownResults()
  return (
    <button
      type="button"
      {...item.getProps()}
      // A press only shows the page. It does not fold the pages below it: the arrow keys do that.
      onClick={() => item.setFocused()}
      role="treeitem"
      // The tree's own label would hide the count and the dot from screen readers.
      aria-label={undefined}
      className={`tree-item${below === undefined ? '' : ' is-below'}${isSelected ? ' is-selected' : ''}`}
      aria-selected={isSelected}
      data-pane-start={isStart ? '' : undefined}
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      <span>{item.getItemName()}</span>
      {results !== null && search !== undefined && <Hits hits={results.countOn(id)} />}
      {isFlagged && <Dot />}
    </button>
  )
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
