import { Ellipsis } from 'lucide-react'
import { useState, type KeyboardEvent, type MouseEvent } from 'react'

import { serviceTexts as texts } from '../../shared/texts/service'

import type { MenuAction } from '../ui/menu'
import { MenuButton, type MenuState } from '../ui/MenuButton'

type RowMenuState = MenuState & {
  /** Props for the row that make this menu its context menu, by mouse and by keyboard. */
  row: { onContextMenu?: (event: MouseEvent) => void; onKeyDown?: (event: KeyboardEvent) => void }
}

/** The state of a row's menu. */
export function useRowMenu(isOffered: boolean): RowMenuState {
  const [isOpen, setOpen] = useState(false)

  function open(event: MouseEvent | KeyboardEvent): void {
    event.preventDefault()
    setOpen(true)
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) open(event)
  }

  return { isOpen, setOpen, row: isOffered ? { onContextMenu: open, onKeyDown: press } : {} }
}

const dots = <Ellipsis size={14} aria-hidden />

type Props = {
  label: string
  actions: readonly MenuAction[]
  menu: MenuState
  /** Whether Tab stops here. Where the row has a control of its own, Shift+F10 there opens the menu. */
  isTabStop: boolean
}

export function RowMenu({ label, actions, menu, isTabStop }: Props) {
  return (
    <MenuButton
      className="row-more"
      label={texts.more(label)}
      groups={[{ id: 'all', actions }]}
      placement="bottom start"
      state={menu}
      isTabStop={isTabStop}
    >
      {dots}
    </MenuButton>
  )
}
