import { useMemo } from 'react'
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components'

// The tip is open as long as it is mounted.
const open = { isOpen: true, open: () => undefined, close: () => undefined, shouldSkipAnimation: true }

/** A tooltip for an element that does not know about it. */
export function Tip({ target, text }: { target: HTMLElement; text: string }) {
  const triggerRef = useMemo(() => ({ current: target }), [target])
  const isButton = target instanceof HTMLButtonElement
  return (
    <TooltipTriggerStateContext value={open}>
      <Tooltip
        className={isButton ? 'tooltip' : 'tooltip is-narrow'}
        triggerRef={triggerRef}
        placement={isButton ? 'top' : 'bottom start'}
        offset={4}
      >
        {text}
      </Tooltip>
    </TooltipTriggerStateContext>
  )
}
