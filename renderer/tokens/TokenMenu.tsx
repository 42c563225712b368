import { Ellipsis } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'

import { texts } from '../texts/tokens'
import type { ShownToken } from './sorting'

export type TokenAction = 'secret' | 'rename' | 'regenerate' | 'remove'

type Props = { token: ShownToken; isKept: boolean; onAction: (action: TokenAction, token: ShownToken) => void }

const actions = ['rename', 'regenerate', 'remove'] as const

export function TokenMenu({ token, isKept, onAction }: Props) {
  const offered: readonly TokenAction[] = isKept ? ['secret', ...actions] : actions
  return (
    <MenuTrigger>
      <Button className="token-menu" aria-label={texts.actions(token.name)}>
        <Ellipsis size={14} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu">
          {offered.map((action) => (
            <MenuItem key={action} className="menu-item" onAction={() => onAction(action, token)}>
              {texts.menu[action]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
