import type { KeyboardEvent } from 'react'

import { focusItem, itemIn, sectionStep } from '../../ui/sections'

/** Goes on to the hits of a page that were never drawn. Wherever the next heading is drawn, the window itself goes there. */
export function pressAmongPages(pages: readonly string[], event: KeyboardEvent<HTMLElement>): void {
  const list = event.currentTarget
  const by = sectionStep(event)
  const from = by === null ? null : itemIn(list, event.target)
  if (by === null || from === null) return
  const next = pages[from + by]
  const isDrawn = list.querySelector(`:scope > div > [data-item="${from + by}"]`) !== null
  if (next === undefined || isDrawn || (by === 1 && isBeforeHeading(event.target))) return
  event.preventDefault()
  event.stopPropagation()
  focusItem(list, from + by, next)
}

/** Whether a heading of the same page comes later. */
function isBeforeHeading(target: EventTarget): boolean {
  const headings = target instanceof Element ? [...(target.closest('.found')?.querySelectorAll('[data-section]') ?? [])] : []
  return headings.some(
    (one) => target instanceof Node && (target.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  )
}
