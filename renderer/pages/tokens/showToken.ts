import { glow } from '../../ui/glow'
import { bringIntoSight } from '../../ui/useSight'

/** How many frames to wait for a table that has to be loaded and read first. */
const patience = 240

/** Brings a token of the table that is being shown into sight, with the focus, and marks it for a moment. */
export function showToken(key: string, left = patience): void {
  const row = document.getElementById(`token ${key}`)?.closest<HTMLElement>('[role=row]')
  if (row == null) {
    bringIntoSight(key)
    if (left > 0) requestAnimationFrame(() => showToken(key, left - 1))
    return
  }
  row.scrollIntoView({ block: 'nearest' })
  row.focus({ preventScroll: true })
  glow(row)
}
