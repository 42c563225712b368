/** Puts the cursor into a field of the page that is being shown, once it is drawn. */
export function focusField(field: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus())
}
