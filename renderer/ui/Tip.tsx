import { useMemo } from 'react'
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components'

// Whether it is there is decided by whoever mounts it.
const open = { isOpen: true, open: () => undefined, close: () => undefined, shouldSkipAnimation: true }

/** A tooltip at an element that knows nothing of it. */
export function Tip({ target, text }: { target: HTMLElement; text: string }) {
  const triggerRef = useMemo(() => ({ current: target }), [target])
  return (
    <TooltipTriggerStateContext value={open}>
      <Tooltip className="tooltip" triggerRef={triggerRef} placement={target instanceof HTMLButtonElement ? 'top' : 'top start'} offset={4}>
        {text}
      </Tooltip>
    </TooltipTriggerStateContext>
  )
}
