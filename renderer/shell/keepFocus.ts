import { useEffect } from 'react'

/**
 * The focus stays near where it was when the control that has it goes away, such as a button whose work is done: at the field
 * of its row, or in the smallest part of the window around it that is still there, or in the dialog that is open. Otherwise it
 * would fall to the body, and the keyboard would start again at the top of the window. A button that was only disabled while
 * its work lasted has the focus again then.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: HTMLElement | null = null
    let around: HTMLElement[] = []
    let substitute: HTMLElement | null = null
    // Once a dialog has closed, the place before it counts.
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target.closest(overlays) !== null || target === substitute) return
      last = target
      around = partsAround(target)
      substitute = null
    }
    const restore = () => {
      const { activeElement, body } = document
      if (activeElement === substitute && last !== null && canFocus(last)) last.focus()
      if (activeElement !== body) return
      substitute = openDialog() ?? nearest(around)
      if (substitute === null) return
      if (substitute.tabIndex < 0) substitute.tabIndex = -1
      substitute.focus({ preventScroll: true })
    }
    // Two frames: a dialog gives the focus back one frame after it has closed.
    const look = () => requestAnimationFrame(() => requestAnimationFrame(restore))
    const mayLose = ({ type, removedNodes }: MutationRecord) => type === 'attributes' || removedNodes.length > 0
    const changes = new MutationObserver((all) => all.some(mayLose) && look())
    changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    document.addEventListener('focusin', note)
    return () => {
      changes.disconnect()
      document.removeEventListener('focusin', note)
    }
  }, [])
}

const overlays = '[role=dialog], [role=alertdialog], [role=menu]'

/** From the inside out, without the body. */
function partsAround(focused: HTMLElement): HTMLElement[] {
  const parts: HTMLElement[] = []
  for (let part = focused.parentElement; part !== null && part !== document.body; part = part.parentElement) parts.push(part)
  return parts
}

const canFocus = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled')

const openDialog = () => [...document.querySelectorAll<HTMLElement>(overlays)].at(-1)

/** The field of the row that is still there, or the smallest part. */
function nearest(around: readonly HTMLElement[]): HTMLElement | null {
  const part = around.find(({ isConnected }) => isConnected) ?? null
  return part?.closest('[data-row]')?.querySelector<HTMLElement>(fields) ?? part
}

const fields = ':is(input, textarea, select):not(:disabled)'
