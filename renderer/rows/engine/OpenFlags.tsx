import type { RefObject } from 'react'
import { Dialog, Popover } from 'react-aria-components'

type Props = {
  label: string
  trigger: RefObject<HTMLElement | null>
  flags: readonly { id: string; label: string; isOn: boolean }[]
  onChange: (id: string, isOn: boolean) => void
  onClose: () => void
}

/** The list of flags, open below its button. */
export function OpenFlags({ label, trigger, flags, onChange, onClose }: Props) {
  return (
    <Popover
      className="popover"
      triggerRef={trigger}
      placement="bottom start"
      offset={3}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Dialog className="flags" aria-label={label}>
        {flags.map((flag) => (
          <label key={flag.id} className="flag">
            <input type="checkbox" checked={flag.isOn} onChange={(event) => onChange(flag.id, event.target.checked)} />
            {flag.label}
          </label>
        ))}
      </Dialog>
    </Popover>
  )
}
