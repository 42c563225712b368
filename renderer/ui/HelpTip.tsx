import { useEffect, useState } from 'react'

import { late } from './late'

/** In milliseconds: long enough that a mouse passing over shows no tip. */
const delay = 600

// One tip for the whole window, loaded when first needed: a tooltip in each row would slow down the start.
const Tip = late(async () => (await import('./Tip')).Tip)

/** Shows an element's `data-help` while the mouse rests on it, or while it or its row's control has the focus. */
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

  // An element that was redrawn meanwhile is no longer in the document.
  if (target === null || !target.isConnected) return null
  return <Tip target={target} text={target.dataset['help'] ?? ''} />
}

/** The mouse may move onto the tip. */
function isTip(over: EventTarget | null): boolean {
  return over instanceof Element && over.closest('[role=tooltip]') !== null
}

function helpAt(over: EventTarget | null): HTMLElement | null {
  return over instanceof Element ? unsaid(over.closest<HTMLElement>('[data-help]')) : null
}

/** A button focused by keyboard, or the label of a focused control, if it has help. */
function helpFor(focused: EventTarget | null): HTMLElement | null {
  if (focused instanceof HTMLButtonElement) return focused.matches('[data-help]:focus-visible') ? focused : null
  if (!(focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement)) return null
  return unsaid(focused.closest('.row')?.querySelector<HTMLElement>('.row-name[data-help]') ?? null)
}

/** Nothing for a row that shows its help anyway. */
function unsaid(target: HTMLElement | null): HTMLElement | null {
  const line = target?.matches('.row-name') === true ? target.closest('.row')?.querySelector<HTMLElement>('.is-help') : null
  return line?.checkVisibility() === true ? null : target
}
