import type { ItemInstance } from '@headless-tree/core'
import { ChevronDown, Plus } from 'lucide-react'
import type { KeyboardEvent, MouseEvent } from 'react'

import type { ServiceId } from '../../shared/catalog/services'
import { enginePageTexts } from '../../shared/texts/enginePages'
import { shellTexts as texts } from '../../shared/texts/shell'
import type { Page } from '../pages/page'
import { useShownResults } from '../search/results'
import type { Category } from './categories'

type Item = { item: ItemInstance<Category> }

/** A group of the tree, or a heading in one. */
export function Group({ item }: Item) {
  const kind = item.getItemMeta().level > 0 ? 'tree-group is-heading' : 'tree-group'
  return (
    <button type="button" {...item.getProps()} className={`${kind}${item.isExpanded() ? '' : ' is-folded'}`}>
      {item.getItemName()}
      <ChevronDown size={11} aria-hidden />
    </button>
  )
}

type LeafProps = Item & {
  page: Page
  isFlagged: boolean
  /** How many of the engine's settings on it are modified. */
  modified: number
  isSelected: boolean
  isStart: boolean
  /** Opens the menu of the page's service at the entry. */
  onMenu: (menu: { service: ServiceId; at: HTMLElement }) => void
}

export function Leaf({ item, page, isFlagged, modified, isSelected, isStart, onMenu }: LeafProps) {
  const { id, icon: Icon, search, service, note } = page

  function open(event: MouseEvent<HTMLElement> | KeyboardEvent<HTMLElement>): void {
    if (service === undefined) return
    event.preventDefault()
    onMenu({ service, at: event.currentTarget })
  }

  function press(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) open(event)
  }

  return (
    <button
      type="button"
      {...item.getProps()}
      // A press only shows the page. It does not fold the pages below it: the arrow keys do that.
      onClick={() => item.setFocused()}
      onContextMenu={open}
      onKeyDown={press}
      role="treeitem"
      // The tree's own label would hide the count and the dot from screen readers.
      aria-label={undefined}
      aria-haspopup={service === undefined ? undefined : 'menu'}
      className={`tree-item${placeOf(page, item.getItemMeta().level)}${note === undefined ? '' : ' is-unused'}${isSelected ? ' is-selected' : ''}`}
      data-help={note}
      aria-selected={isSelected}
      data-pane-start={isStart ? '' : undefined}
    >
      {Icon !== undefined && <Icon size={14} strokeWidth={1.75} aria-hidden />}
      <span className="tree-name">{item.getItemName()}</span>
      {note !== undefined && <span className="visually-hidden">, {note}</span>}
      {search !== undefined && <Count page={id} modified={modified} />}
      {isFlagged && <Dot />}
    </button>
  )
}

/** The last entry of the services: it leads to those that the project does not show. */
export function AddService({ item, areAllHidden, onPress }: Item & { areAllHidden: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      {...item.getProps()}
      onClick={() => {
        item.setFocused()
        onPress()
      }}
      role="treeitem"
      aria-label={undefined}
      aria-haspopup="dialog"
      className={`tree-item is-add${areAllHidden ? ' is-alone' : ''}`}
    >
      {areAllHidden && <span className="tree-none">{texts.allHidden} </span>}
      <Plus size={14} strokeWidth={1.75} aria-hidden />
      <span>{item.getItemName()}</span>
    </button>
  )
}

/** Where the name of a page begins. */
function placeOf({ icon, below }: Page, level: number): string {
  if (icon === undefined) return level > 1 ? ' is-deep' : ' is-plain'
  return below === undefined ? '' : ' is-below'
}

/** How many hits of the search are on a page; without a search, how many settings are modified. */
function Count({ page, modified }: { page: string; modified: number }) {
  const hits = useShownResults()?.countOn(page)
  if (hits === undefined && modified === 0) return null
  return (
    <>
      <span className="tree-hits" aria-hidden>
        {hits ?? modified}
      </span>
      <span className="visually-hidden">, {hits === undefined ? enginePageTexts.modified(modified) : texts.hits(hits)}</span>
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
