import { Ellipsis } from 'lucide-react'

import { tokensTexts as texts } from '../../../shared/texts/tokens'

import { MenuButton, type MenuState } from '../../ui/MenuButton'
import type { ShownToken } from './sorting'

export type TokenAction = 'secret' | 'rename' | 'regenerate' | 'remove'

type Props = { token: ShownToken; isKept: boolean; menu: MenuState; onAction: (action: TokenAction, token: ShownToken) => void }

const dots = <Ellipsis size={14} aria-hidden />

/** The menu of a row, if there is anything to do with its token. */
export function TokenMenu({ token, isKept, menu, onAction }: Props) {
  const offered: TokenAction[] = []
  if (isKept) offered.push('secret')
  // If two tokens share an id, nobody can tell which of them a change would reach.
  if (!token.isShared) offered.push('rename', 'regenerate', 'remove')
  if (offered.length === 0) return null
  const actions = offered.map((id) => ({ id, label: texts.menu[id], onAction: () => onAction(id, token) }))
  return (
    <MenuButton
      className="token-menu"
      label={texts.actions(token.name)}
      groups={[{ id: 'all', actions }]}
      placement="bottom end"
      isTabStop={false}
      state={menu}
    >
      {dots}
    </MenuButton>
  )
}
