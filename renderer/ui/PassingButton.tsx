import { useEffect, useRef } from 'react'
import { Button, type ButtonProps } from 'react-aria-components'

/**
 * A link-like button that goes with what it did. Whoever pressed it stays in its row then: the focus would be at the start of
 * the page otherwise.
 */
export function PassingButton(props: Pick<ButtonProps, 'onPress' | 'children'>) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => keepFocusIn(button.current?.parentElement ?? null), [])
  return <Button ref={button} className="link-button" {...props} />
}

/** A dialog that the button opened gives the focus back a frame after it is gone. */
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
