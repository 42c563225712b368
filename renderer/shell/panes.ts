const focusable = 'input:not(:disabled), button:not(:disabled), [tabindex="0"]'

/** What had the focus last in each part of the window. */
const lastIn = new WeakMap<HTMLElement, HTMLElement>()

/** Remembers what has the focus in its part of the window. */
export function noteFocus({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement)) return
  const pane = target.closest<HTMLElement>('[data-pane]')
  if (pane !== null && pane !== target) lastIn.set(pane, target)
}

/** Moves the focus to the next part of the window: toolbar, tree, page, status line. */
export function moveToPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  const current = panes.findIndex((pane) => pane.contains(document.activeElement))
  enter(panes[(current + by + panes.length) % panes.length])
}

/** Moves the focus into that part. */
export function moveTo(pane: 'tree' | 'page'): void {
  enter(document.querySelector<HTMLElement>(`[data-pane=${pane}]`))
}

/** To the entry of the page that is shown, or back to where the focus was, or to the first control. */
function enter(pane: HTMLElement | null | undefined): void {
  if (pane === null || pane === undefined) return
  const last = lastIn.get(pane)
  const target =
    pane.querySelector<HTMLElement>('[data-pane-start]') ??
    (last !== undefined && canFocus(pane, last) ? last : pane.querySelector<HTMLElement>(focusable))
  ;(target ?? pane).focus()
}

const canFocus = (pane: HTMLElement, element: HTMLElement): boolean =>
  pane.contains(element) && element.getClientRects().length > 0 && !element.matches(':disabled')
