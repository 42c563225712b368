import { glow } from '../ui/glow'
import { bringIntoSight } from '../ui/useSight'

/** How many frames to wait for a page that has to be loaded first. */
const patience = 120

type Options = { /** Whether the cursor goes there, wherever it is. */ takesFocus?: boolean; left?: number }

/** Brings a row of the page that is being shown into sight and marks it for a moment. */
export function showRow(name: string, { takesFocus = false, left = patience }: Options = {}): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(name)}"]`)
  if (row === null) {
    bringIntoSight(name)
    if (left > 0) requestAnimationFrame(() => showRow(name, { takesFocus, left: left - 1 }))
    return
  }
  row.scrollIntoView({ block: 'nearest' })
  glow(row)
  // A change of page loses the focus. If it was kept, the cursor stays where it is.
  if (takesFocus || document.activeElement === document.body) controlIn(row)?.focus({ preventScroll: true })
}

/** What a row is about comes before what else it offers. */
function controlIn(row: HTMLElement): HTMLElement | null {
  return row.querySelector<HTMLElement>('input, textarea') ?? row.querySelector<HTMLElement>('button')
}
