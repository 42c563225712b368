import { hotkeysCoreFeature, syncDataLoaderFeature, type ItemInstance } from '@headless-tree/core'
import { useTree } from '@headless-tree/react'
import { ChevronDown } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent } from 'react'

import { enginePage } from '../../shared/enginePage'
import { enginePageTexts } from '../../shared/engineTexts'
import { shellTexts as texts } from '../../shared/texts'
import type { View } from '../../shared/view'
import { pageCalled, pages, type Page, type PageName } from '../pages/pages'
import { useShownResults } from '../search/results'
import { categories, projectGroups, rootId, type Category } from './categories'
import { modifiedOn, useEngineTree } from './engineTree'
import { useUnfolded } from './useUnfolded'

type Props = { view: View; page: PageName; isSearching: boolean; onPage: (page: PageName) => void }

/**
 * The pages by group. As in an engine's window, moving to a page with the arrows shows it. While search results replace the
 * page, no page is selected.
 */
export function CategoryTree({ view, page, isSearching, onPage }: Props) {
  const [moved, setMoved] = useState({ id: '', page })
  const { project } = view
  const engine = useEngineTree(project)
  const unfolded = useUnfolded(project?.folder ?? '', page, engine)
  const modified = useMemo(() => modifiedOn(project), [project])
  // The item with the keyboard focus: the shown page, unless the arrow keys have moved on to a group.
  const focused = unfolded.seen(moved.page === page && moved.id !== '' ? moved.id : page)
  const known = { ...categories, ...engine.categories }
  // Looks at all that the view holds, so only when there is a new one.
  const flagged = useMemo(() => new Set(pages.filter(({ needsAttention }) => needsAttention?.(view)).map(({ id }) => id)), [view])
  const tree = useTree<Category>({
    rootItemId: rootId,
    dataLoader: {
      getItem: (id) => known[id] ?? { label: id, children: [] },
      getChildren: (id) => (known[id]?.children ?? []).filter((child) => isOffered(child, project)),
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
              modified={modified.get(own.id) ?? 0}
              isSelected={!isSearching && own.id === page}
              isStart={own.id === page}
            />
          )
        })}
      </div>
    </nav>
  )
}

/** Whether a group is there for a project, or without one. */
function isOffered(id: string, project: View['project']): boolean {
  if (project === null) return !projectGroups.includes(id)
  return id !== enginePage || project.engine.kind !== 'plain'
}

/** A group of the tree, or a heading in one. */
function Group({ item }: { item: ItemInstance<Category> }) {
  const kind = item.getItemMeta().level > 0 ? 'tree-group is-heading' : 'tree-group'
  return (
    <button type="button" {...item.getProps()} className={`${kind}${item.isExpanded() ? '' : ' is-folded'}`}>
      {item.getItemName()}
      <ChevronDown size={11} aria-hidden />
    </button>
  )
}

type LeafProps = {
  item: ItemInstance<Category>
  page: Page
  isFlagged: boolean
  modified: number
  isSelected: boolean
  isStart: boolean
}

function Leaf({ item, page: { id, icon: Icon, below, search }, isFlagged, modified, isSelected, isStart }: LeafProps) {
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
      className={`tree-item${placeOf(id, below, item.getItemMeta().level)}${isSelected ? ' is-selected' : ''}`}
      aria-selected={isSelected}
      data-pane-start={isStart ? '' : undefined}
    >
      {Icon !== undefined && <Icon size={14} strokeWidth={1.75} aria-hidden />}
      <span className="tree-name">{item.getItemName()}</span>
      {results !== null && search !== undefined && <Count count={results.countOn(id)} words={texts.hits} />}
      {results === null && modified > 0 && <Count count={modified} words={enginePageTexts.modified} />}
      {isFlagged && <Dot />}
    </button>
  )
}

/** Where the name of a page begins. */
function placeOf(id: string, below: string | undefined, level: number): string {
  if (id.startsWith(`${enginePage}/`)) return level > 1 ? ' is-deep' : ' is-plain'
  return below === undefined ? '' : ' is-below'
}

function Count({ count, words }: { count: number; words: (count: number) => string }) {
  return (
    <>
      <span className="tree-hits" aria-hidden>
        {count}
      </span>
      <span className="visually-hidden">, {words(count)}</span>
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
