import { Fragment, type RefObject } from 'react'
import { Header, Menu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components'

import type { MenuAction, MenuGroup } from './menu'

export type OpenMenuProps = {
  label: string
  groups: readonly MenuGroup[]
  trigger: RefObject<HTMLElement | null>
  placement: 'bottom start' | 'bottom end'
  className?: string
  onClose: () => void
}

/** A menu that is open, below its button. */
export function OpenMenu({ label, groups, trigger, placement, className = '', onClose }: OpenMenuProps) {
  return (
    <Popover
      className="popover"
      aria-label={label}
      triggerRef={trigger}
      placement={placement}
      offset={3}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Menu className={`menu ${className}`} aria-label={label} autoFocus="first" onClose={onClose}>
        {groups.map(({ id, title, actions }, index) => (
          <Fragment key={id}>
            {index > 0 && <Separator className="menu-separator" />}
            {title === undefined ? (
              actions.map(itemOf)
            ) : (
              <MenuSection>
                <Header className="menu-header">{title}</Header>
                {actions.map(itemOf)}
              </MenuSection>
            )}
          </Fragment>
        ))}
      </Menu>
    </Popover>
  )
}

function itemOf({ id, label, detail, shortcut, onAction }: MenuAction) {
  const isPlain = detail === undefined && shortcut === undefined
  return (
    <MenuItem
      key={id}
      id={id}
      className="menu-item"
      textValue={[label, detail].filter(Boolean).join(' ')}
      onAction={() => afterClosing(onAction)}
    >
      {isPlain ? label : <span>{label}</span>}
      {detail !== undefined && <span className="is-dim">{detail}</span>}
      {shortcut !== undefined && <kbd>{shortcut}</kbd>}
    </MenuItem>
  )
}

/** A closed menu returns the focus in the next frame. A dialog opened earlier would not know where to return it. */
function afterClosing(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act))
}
