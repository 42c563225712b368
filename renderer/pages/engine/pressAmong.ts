import type { KeyboardEvent } from 'react'

import { focusHeading, sectionStep } from '../../ui/sections'
import { bringIntoSight } from '../../ui/useSight'
import type { Item } from './outline'

/** Goes from heading to heading in a list of settings. The next one may never have been drawn. */
export function pressAmong(items: readonly Item[], keyOf: (item: Item) => string, event: KeyboardEvent<HTMLElement>): void {
  const by = sectionStep(event)
  const from = by === null ? null : itemOf(event.target)
  if (from === null) return
  const isFold = ({ kind }: Item) => kind === 'fold'
  const before = items.slice(0, from)
  const index = by === 1 ? items.findIndex((item, at) => at > from && isFold(item)) : before.findLastIndex(isFold)
  const next = items[index]
  // Before the first and after the last one the window goes on to other headings.
  if (next === undefined) return
  event.preventDefault()
  event.stopPropagation()
  show(event.currentTarget, index, keyOf(next))
}

function show(list: HTMLElement, index: number, key: string): void {
  const heading = () => list.querySelector<HTMLElement>(`[data-item="${index}"] [data-section]`)
  const enter = () => {
    const drawn = heading()
    if (drawn !== null) focusHeading(drawn)
  }
  if (heading() === null) bringIntoSight(key)
  // What is scrolled to is drawn at the beginning of the next frame.
  if (heading() === null) requestAnimationFrame(enter)
  else enter()
}

function itemOf(element: EventTarget): number | null {
  const item = element instanceof Element ? element.closest('[data-item]')?.getAttribute('data-item') : null
  return item === null || item === undefined ? null : Number(item)
}
