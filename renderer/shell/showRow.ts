import { glow } from '../ui/glow'
import { bringIntoSight } from '../ui/useSight'

/** How many frames to wait for a page that has to be loaded first. */
const patience = 120

/** Brings a row of the page that is being shown into sight and marks it for a moment. */
export function showRow(name: string, left = patience): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(name)}"]`)
  if (row === null) {
    bringIntoSight(name)
    if (left > 0) requestAnimationFrame(() => showRow(name, left - 1))
    return
  }
  row.scrollIntoView({ block: 'nearest' })
  glow(row)
  // A change of page loses the focus. If it was kept, the cursor stays where it is.
  if (document.activeElement === document.body)
    row.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
}
