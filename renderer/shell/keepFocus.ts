import { useEffect } from 'react'

/**
 * The focus stays near where it was when the control that has it goes away, such as a button whose work is done: in the
 * smallest part of the window around it that is still there, or in the dialog that is open. Otherwise it would fall to the
 * body, and the keyboard would start again at the top of the window.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let around: HTMLElement[] = []
    // Once a dialog has closed, the place before it counts.
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.closest(overlays) === null) around = partsAround(target)
    }
    const restore = () => {
      if (document.activeElement !== document.body) return
      const dialog = [...document.querySelectorAll<HTMLElement>(overlays)].at(-1)
      const part = dialog ?? around.find(({ isConnected }) => isConnected)
      if (part === undefined) return
      if (!part.hasAttribute('tabindex')) part.tabIndex = -1
      part.focus({ preventScroll: true })
    }
    // Two frames: a dialog gives the focus back one frame after it has closed.
    const look = () => requestAnimationFrame(() => requestAnimationFrame(restore))
    const changes = new MutationObserver((all) => all.some(({ removedNodes }) => removedNodes.length > 0) && look())
    changes.observe(document.body, { childList: true, subtree: true })
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
