import type { KeyboardEvent } from 'react'

import { focusItem, itemIn, sectionStep } from '../../ui/sections'
import type { Item } from './outline'

/** Goes from heading to heading in a list of settings. The next one may never have been drawn. */
export function pressAmong(items: readonly Item[], keyOf: (item: Item) => string, event: KeyboardEvent<HTMLElement>): void {
  const by = sectionStep(event)
  const from = by === null ? null : itemIn(event.currentTarget, event.target)
  if (from === null) return
  const isFold = ({ kind }: Item) => kind === 'fold'
  const before = items.slice(0, from)
  const index = by === 1 ? items.findIndex((item, at) => at > from && isFold(item)) : before.findLastIndex(isFold)
  const next = items[index]
  // Before the first and after the last one the window goes on to other headings.
  if (next === undefined) return
  event.preventDefault()
  event.stopPropagation()
  focusItem(event.currentTarget, index, keyOf(next))
}
