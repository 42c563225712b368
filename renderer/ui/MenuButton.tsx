import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

import { late } from './late'
import type { MenuGroup } from './menu'
import type { OpenMenuProps } from './OpenMenu'

type Props = Pick<OpenMenuProps, 'label' | 'groups' | 'placement'> & {
  className: string
  menuClassName?: string
  /** The button's content is its name; otherwise `label` is. */
  isNamed?: boolean
  /** Whether the window's tip shows the label. */
  hasTip?: boolean
  /** False where the keyboard opens the menu from elsewhere. */
  isTabStop?: boolean
  /** Only for a menu that something else opens as well. */
  state?: MenuState
  children: ReactNode
}

export type MenuState = { isOpen: boolean; setOpen: (isOpen: boolean) => void }
export type { MenuGroup }

const opening = ['Enter', ' ', 'ArrowDown', 'ArrowUp']

const OpenMenu = late(async () => (await import('./OpenMenu')).OpenMenu)

/** The button of a menu. It is a plain element, since each row has one; the menu itself exists only while it is open. */
export function MenuButton({
  label,
  groups,
  placement,
  className,
  menuClassName = '',
  isNamed = false,
  hasTip = false,
  isTabStop = true,
  state,
  children,
}: Props) {
  const own = useState(false)
  const { isOpen, setOpen } = state ?? { isOpen: own[0], setOpen: own[1] }
  const button = useRef<HTMLButtonElement>(null)

  // A button turns Enter into a click, after which the menu itself would have the focus, and not its first entry.
  function press(event: KeyboardEvent): void {
    if (isOpen || !opening.includes(event.key)) return
    event.preventDefault()
    setOpen(true)
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        tabIndex={isTabStop ? undefined : -1}
        className={className}
        aria-label={isNamed ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-help={hasTip ? label : undefined}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={press}
      >
        {children}
      </button>
      {isOpen && (
        <OpenMenu
          label={label}
          groups={groups}
          trigger={button}
          placement={placement}
          className={menuClassName}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
