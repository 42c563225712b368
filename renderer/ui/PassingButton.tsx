import { useEffect, useRef, type ReactNode } from 'react'

import { Button } from './Button'

/**
 * A link-like button that disappears once its work is done. The focus then stays in its row instead of jumping to the start
 * of the page.
 */
export function PassingButton(props: { onPress: () => void; children: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => keepFocusIn(button.current?.parentElement ?? null), [])
  return <Button ref={button} className="link-button" {...props} />
}

/** Waits two frames: a dialog that the button opened gives the focus back one frame after it has closed. */
function keepFocusIn(row: HTMLElement | null): () => void {
  return () => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (row === null || document.activeElement !== document.body) return
        row.tabIndex = -1
        row.focus({ preventScroll: true })
      }),
    )
  }
}
