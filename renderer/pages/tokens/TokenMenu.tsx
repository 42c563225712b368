import { Ellipsis } from 'lucide-react'

import { tokensTexts as texts } from '../../../shared/texts'

import { MenuButton } from '../../ui/MenuButton'
import type { ShownToken } from './sorting'

export type TokenAction = 'secret' | 'rename' | 'regenerate' | 'remove'

const dots = <Ellipsis size={14} aria-hidden />

type Props = { token: ShownToken; isKept: boolean; onAction: (action: TokenAction, token: ShownToken) => void }

export function TokenMenu({ token, isKept, onAction }: Props) {
  const offered: TokenAction[] = []
  if (isKept) offered.push('secret')
  // If two tokens share an id, nobody can tell which of them a change would reach.
  if (!token.isShared) offered.push('rename', 'regenerate', 'remove')
  const actions = offered.map((id) => ({ id, label: texts.menu[id], onAction: () => onAction(id, token) }))
  return (
    <MenuButton className="token-menu" label={texts.actions(token.name)} groups={[{ id: 'all', actions }]} placement="bottom end">
      {dots}
    </MenuButton>
  )
}
