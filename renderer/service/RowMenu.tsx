import { Ellipsis } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'

import { texts } from '../texts/service'

export type RowAction = { id: string; label: string; onAction: () => void }

type OpenMenu = {
  isOpen: boolean
  setOpen: (isOpen: boolean) => void
  button: RefObject<HTMLButtonElement | null>
  /** For the row: its context menu, by mouse or by key, is this one. */
  row: { onContextMenu?: (event: MouseEvent) => void; onKeyDown?: (event: KeyboardEvent) => void }
}

/** The state of a row's menu. */
export function useRowMenu(isOffered: boolean): OpenMenu {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  function open(event: MouseEvent | KeyboardEvent): void {
    event.preventDefault()
    setOpen(true)
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) open(event)
  }

  return { isOpen, setOpen, button, row: isOffered ? { onContextMenu: open, onKeyDown: press } : {} }
}

type Props = { label: string; actions: readonly RowAction[]; menu: OpenMenu }

/** The button of a row's menu. A plain one, since there is one in each row; the menu itself exists while it is open. */
export function RowMenu({ label, actions, menu: { isOpen, setOpen, button } }: Props) {
  const name = texts.more(label)
  return (
    <>
      <button
        ref={button}
        type="button"
        className="row-more"
        aria-label={name}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <Ellipsis size={14} aria-hidden />
      </button>
      {isOpen && (
        <Popover className="popover" aria-label={name} triggerRef={button} placement="bottom start" offset={3} isOpen onOpenChange={setOpen}>
          <Menu className="menu" aria-label={name} autoFocus="first" onClose={() => setOpen(false)}>
            {actions.map(({ id, label: text, onAction }) => (
              <MenuItem key={id} className="menu-item" onAction={onAction}>
                {text}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      )}
    </>
  )
}
