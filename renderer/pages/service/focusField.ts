import { bringIntoSight } from '../../ui/useSight'

/** Puts the cursor into a field of the page that is being shown, once it is drawn. */
export function focusField(service: string, field: string): void {
  const input = () => document.querySelector<HTMLElement>(`[data-field="${field}"]`)
  requestAnimationFrame(() => {
    if (input() === null) bringIntoSight(`${service}/${field}`)
    requestAnimationFrame(() => input()?.focus())
  })
}
