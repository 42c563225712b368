import type { ItemInstance } from '@headless-tree/core'
import { ChevronDown, Plus } from 'lucide-react'
import type { KeyboardEvent, MouseEvent } from 'react'

import type { ServiceId } from '../../shared/catalog/services'
import { shellTexts as texts } from '../../shared/texts'
import type { Page } from '../pages/pages'
import { useShownResults } from '../search/results'
import type { Category } from './categories'

type Item = { item: ItemInstance<Category> }

export function Group({ item }: Item) {
  return (
    <button type="button" {...item.getProps()} className={`tree-group${item.isExpanded() ? '' : ' is-folded'}`}>
      {item.getItemName()}
      <ChevronDown size={11} aria-hidden />
    </button>
  )
}

type LeafProps = Item & {
  page: Page
  isFlagged: boolean
  isSelected: boolean
  isStart: boolean
  /** Opens the menu of the page's service at the entry. */
  onMenu: (menu: { service: ServiceId; at: HTMLElement }) => void
}

export function Leaf({ item, page, isFlagged, isSelected, isStart, onMenu }: LeafProps) {
  const { id, icon: Icon, below, search, service } = page

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
      className={`tree-item${below === undefined ? '' : ' is-below'}${isSelected ? ' is-selected' : ''}`}
      aria-selected={isSelected}
      data-pane-start={isStart ? '' : undefined}
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      <span>{item.getItemName()}</span>
      {search !== undefined && <Hits page={id} />}
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

/** How many hits of the search are on a page. */
function Hits({ page }: { page: string }) {
  const hits = useShownResults()?.countOn(page)
  if (hits === undefined) return null
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
