import { bringIntoSight } from '../../ui/useSight'

/** So many frames a page may take to be drawn: on a busy computer it is not the next one. */
const patience = 120

/** Puts the cursor into a field of the page that is being shown, once it is drawn. */
export function focusField(service: string, field: string): void {
  let left = patience
  function look(): void {
    const input = document.querySelector<HTMLElement>(`[data-row="${service}/${field}"] [data-field="${field}"]`)
    if (input !== null) return input.focus()
    bringIntoSight(`${service}/${field}`)
    left -= 1
    if (left > 0) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
