import { lazy, Suspense, useEffect, useState } from 'react'

/** Long enough that nobody meets it by passing. */
const delay = 600

// One tip for the whole window, and none before it is asked for: a tooltip in each row would cost the start its time.
const Tip = lazy(async () => ({ default: (await import('./Tip')).Tip }))

/**
 * Shows what an element says in `data-help`: while the mouse rests on it, or it has the focus, or its row's control has.
 */
export function HelpTip() {
  const [target, setTarget] = useState<HTMLElement | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined

    function aim(next: HTMLElement | null): void {
      clearTimeout(timer)
      if (next === null) setTarget(null)
      else timer = setTimeout(() => setTarget(next), delay)
    }

    const listeners: Partial<Record<keyof DocumentEventMap, (event: Event) => void>> = {
      pointerover: ({ target: over }) => !isTip(over) && aim(helpAt(over)),
      focusin: ({ target: focused }) => aim(helpFor(focused)),
      focusout: () => aim(null),
      pointerdown: () => aim(null),
      keydown: () => aim(null),
      wheel: () => aim(null),
    }
    Object.entries(listeners).forEach(([name, listener]) => document.addEventListener(name, listener))
    return () => {
      clearTimeout(timer)
      Object.entries(listeners).forEach(([name, listener]) => document.removeEventListener(name, listener))
    }
  }, [])

  // What was drawn anew meanwhile is no place to hang a tip at.
  if (target === null || !target.isConnected) return null
  return (
    <Suspense>
      <Tip target={target} text={target.dataset['help'] ?? ''} />
    </Suspense>
  )
}

/** The mouse may go over to the tip, to read it. */
function isTip(over: EventTarget | null): boolean {
  return over instanceof Element && over.closest('[role=tooltip]') !== null
}

function helpAt(over: EventTarget | null): HTMLElement | null {
  return over instanceof Element ? over.closest<HTMLElement>('[data-help]') : null
}

/** A button that has the focus by keyboard, or the label of a control, if it has help to give. */
function helpFor(focused: EventTarget | null): HTMLElement | null {
  if (focused instanceof HTMLButtonElement) return focused.matches('[data-help]:focus-visible') ? focused : null
  if (!(focused instanceof HTMLInputElement)) return null
  return focused.closest('.row')?.querySelector<HTMLElement>('.row-name[data-help]') ?? null
}
