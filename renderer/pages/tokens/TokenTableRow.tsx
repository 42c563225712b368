import { KeyRound, TriangleAlert } from 'lucide-react'
import { memo, useState, type KeyboardEvent, type MouseEvent } from 'react'

import { tokensTexts as texts } from '../../../shared/texts/tokens'
import { Marked } from '../../search/Marked'
import { dayInWords, endInWords } from './days'
import type { ShownToken } from './sorting'
import { TokenMenu, type TokenAction } from './TokenMenu'

type Props = {
  token: ShownToken
  /** Its place among the shown tokens. */
  index: number
  isKept: boolean
  now: Date
  onAction: (action: TokenAction, token: ShownToken) => void
}

const keptMark = <KeyRound className="token-kept" size={11} aria-label={texts.keptHere} />
const sharedMark = <TriangleAlert className="token-shared" size={11} aria-label={texts.sharedId.mark} />

/** A token of the table. Enter, the menu key and a right click open its menu. */
export const TokenTableRow = memo(function TokenTableRow({ token, index, isKept, now, onAction }: Props) {
  const [isOpen, setOpen] = useState(false)

  function open(event: KeyboardEvent | MouseEvent): void {
    event.preventDefault()
    setOpen(true)
  }

  function press(event: KeyboardEvent): void {
    const isAsked = ['Enter', ' ', 'ContextMenu'].includes(event.key) || (event.key === 'F10' && event.shiftKey)
    if (isAsked && event.target === event.currentTarget) open(event)
  }

  const name = `token ${token.key}`
  return (
    <div
      className="token-row"
      role="row"
      aria-rowindex={index + 2}
      aria-labelledby={name}
      tabIndex={-1}
      onKeyDown={press}
      onContextMenu={open}
    >
      <div className="token-cell" role="rowheader" id={name}>
        <span className="token-name">
          <Marked text={token.name} />
        </span>
        {isKept && keptMark}
      </div>
      <div className="token-cell" role="gridcell">
        <code title={token.id}>{shortId(token.id)}</code>
        {token.isShared && sharedMark}
      </div>
      <div className="token-cell" role="gridcell">
        {dayInWords(token.createdAt)}
      </div>
      <div className="token-cell" role="gridcell">
        {endInWords(token.expiresAt, now)}
      </div>
      <div className="token-cell" role="gridcell">
        <span className={`pill is-${token.state}`}>{texts.states[token.state]}</span>
      </div>
      <div className="token-cell" role="gridcell">
        <TokenMenu token={token} isKept={isKept} menu={{ isOpen, setOpen }} onAction={onAction} />
      </div>
    </div>
  )
})

/** Ids of one account often begin alike, so the end stays visible. */
function shortId(id: string): string {
  return id.length > 14 ? `${id.slice(0, 5)}…${id.slice(-6)}` : id
}
