import { lazy, Suspense, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

import type { MenuGroup } from './menu'
import type { OpenMenuProps } from './OpenMenu'

type Props = Pick<OpenMenuProps, 'label' | 'groups' | 'placement'> & {
  className: string
  menuClassName?: string
  /** The button says its name itself; otherwise `label` is its name. */
  isNamed?: boolean
  /** Whether the window's tip tells the label. */
  hasTip?: boolean
  /** Left out by a button that nothing else opens. */
  state?: MenuState
  children: ReactNode
}

export type MenuState = { isOpen: boolean; setOpen: (isOpen: boolean) => void }
export type { MenuGroup }

// Not needed before somebody opens one.
const OpenMenu = lazy(async () => ({ default: (await import('./OpenMenu')).OpenMenu }))

/** The button of a menu. A plain one, since there is one in each row; the menu itself exists while it is open. */
export function MenuButton({
  label,
  groups,
  placement,
  className,
  menuClassName = '',
  isNamed = false,
  hasTip = false,
  state,
  children,
}: Props) {
  const own = useState(false)
  const { isOpen, setOpen } = state ?? { isOpen: own[0], setOpen: own[1] }
  const button = useRef<HTMLButtonElement>(null)

  function press(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setOpen(true)
  }

  return (
    <>
      <button
        ref={button}
        type="button"
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
        <Suspense>
          <OpenMenu
            label={label}
            groups={groups}
            trigger={button}
            placement={placement}
            className={menuClassName}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
