import { focusHeading, sectionStep } from '../ui/sections'

/**
 * What a key does among the sections of the page: Ctrl with Down and Up goes to the next or previous heading; on a heading
 * the arrows alone do, and Left and Right fold and unfold it. Null for any other key.
 */
export function sectionAction(event: KeyboardEvent): (() => void) | null {
  const focused = document.activeElement
  const page = focused?.closest('main') ?? null
  if (focused === null || page === null) return null
  const by = sectionStep(event)
  if (by === null) return foldAction(event, focused)
  const next = nextOf([...page.querySelectorAll<HTMLElement>('[data-section]')].filter(isShown), focused, by)
  return () => next !== undefined && focusHeading(next)
}

function foldAction({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, heading: Element): (() => void) | null {
  const isOpen = heading.matches('[data-section]') ? heading.getAttribute('aria-expanded') : null
  if (!(heading instanceof HTMLElement) || isOpen === null || ctrlKey || metaKey || altKey || shiftKey) return null
  const folds = { ArrowLeft: 'true', ArrowRight: 'false' }[key]
  return folds === isOpen ? () => heading.click() : null
}

const isShown = (element: Element): boolean => element.getClientRects().length > 0

function nextOf(headings: readonly HTMLElement[], from: Element, by: 1 | -1): HTMLElement | undefined {
  const place = by === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const there = headings.filter((heading) => (from.compareDocumentPosition(heading) & place) !== 0)
  return by === 1 ? there[0] : there.at(-1)
}
