import { startTransition, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Milliseconds without a letter after which hits get their controls. */
const pause = 100

let isTyping = false
let timer: ReturnType<typeof setTimeout> | undefined
const waiting = new Set<() => void>()

/** A search text is being typed: until a pause, hits are drawn without their controls. */
export function noteTyping(): void {
  isTyping = true
  clearTimeout(timer)
  timer = setTimeout(() => startTransition(endTyping), pause)
}

/** Gives all hits their controls at once, for when one of them may be used. */
export function settleTyping(): void {
  if (isTyping) flushSync(endTyping)
}

function endTyping(): void {
  isTyping = false
  clearTimeout(timer)
  waiting.forEach((give) => give())
}

/** Whether a row has its controls. One that has them keeps them. */
export function useControls(): boolean {
  const [has, setHas] = useState(() => !isTyping)
  useEffect(() => {
    if (has) return undefined
    const give = () => setHas(true)
    if (!isTyping) startTransition(give)
    waiting.add(give)
    return () => void waiting.delete(give)
  }, [has])
  return has
}

/** What is a sign that the user turns from the search box to the hits. */
const signs = ['pointermove', 'pointerdown', 'wheel', 'keydown', 'focusin'] as const

/** Gives hits their controls before the user can reach for one, by mouse or by keyboard. */
export function useSettling(): void {
  useEffect(() => {
    const settle = (event: Event) => {
      if (!isInSearch(event)) settleTyping()
    }
    signs.forEach((sign) => window.addEventListener(sign, settle, { capture: true, passive: true }))
    return () => signs.forEach((sign) => window.removeEventListener(sign, settle, { capture: true }))
  }, [])
}

const leading = ['Tab', 'Enter', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'F6']

/** Whether an event is only more typing in the search box. */
function isInSearch(event: Event): boolean {
  if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'search') return false
  return !(event instanceof KeyboardEvent) || !leading.includes(event.key)
}
