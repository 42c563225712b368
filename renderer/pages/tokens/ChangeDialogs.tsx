import { parseDate, type CalendarDate } from '@internationalized/date'
import { useState } from 'react'

import { tokensTexts as texts } from '../../../shared/texts/tokens'

import { call } from '../../bridge/bridge'
import { useAt } from '../../rows/pageContext'
import { dayInWords } from './days'
import { ExpiryField, firstDay } from './ExpiryField'
import { TokenForm } from './TokenForm'
import { isName, NameField } from './NameField'
import type { ShownToken } from './sorting'
import { useOnce } from '../../ui/useOnce'

type Props = { token: ShownToken; onClose: () => void }

export function RenameDialog({ token, onClose }: Props) {
  const at = useAt()
  const [name, setName] = useState(token.name)
  const { once, ...progress } = useOnce()

  async function rename(): Promise<void> {
    const answer = await call('tokens.rename', { ...at, id: token.id, name: name.trim() })
    if (answer?.done === true) onClose()
  }

  return (
    <TokenForm
      title={texts.rename.title}
      problem="tokens.change"
      confirm={texts.rename.confirm}
      isReady={isName(name) && name.trim() !== token.name}
      {...progress}
      onConfirm={() => once(rename)}
      onClose={onClose}
    >
      <NameField label={texts.create.name} value={name} onChange={setName} />
    </TokenForm>
  )
}

export function RegenerateDialog({ token, onClose, onCreated }: Props & { onCreated: (field: string) => void }) {
  const at = useAt()
  const { id, name } = token
  const [end, setEnd] = useState(() => nextEnd(token))
  // The token has an expiry that can't be offered again (past or unreadable), so the field starts empty.
  const [losesEnd] = useState(end === null && token.expiresAt !== null)
  const { once, ...progress } = useOnce()

  async function regenerate(): Promise<void> {
    const answer = await call('tokens.regenerate', { ...at, id, expiresOn: end?.toString() ?? null })
    if (answer?.field) onCreated(answer.field)
  }

  return (
    <TokenForm
      title={texts.regenerate.title(name)}
      problem="tokens.change"
      confirm={texts.regenerate.confirm}
      isDanger
      isReady={end === null || end.compare(firstDay()) >= 0}
      {...progress}
      onConfirm={() => once(regenerate)}
      onClose={onClose}
    >
      <p className="dialog-text">{texts.regenerate.text}</p>
      {losesEnd && <p className="dialog-text is-warning">{texts.regenerate.noEnd(dayInWords(token.expiresAt))}</p>}
      <ExpiryField value={end} onChange={setEnd} />
    </TokenForm>
  )
}

/** The token's expiry day, if it is still to come. */
function nextEnd({ expiresAt, state }: ShownToken): CalendarDate | null {
  const isAhead = expiresAt !== null && (state === 'active' || state === 'soon')
  const end = isAhead ? parseDate(expiresAt.slice(0, 10)) : null
  return end !== null && end.compare(firstDay()) >= 0 ? end : null
}

export function DeleteDialog({ token, onClose }: Props) {
  const at = useAt()
  const [typed, setTyped] = useState('')
  const { once, ...progress } = useOnce()

  async function remove(): Promise<void> {
    const answer = await call('tokens.remove', { ...at, id: token.id })
    if (answer?.done === true) onClose()
  }

  return (
    <TokenForm
      title={texts.remove.title(token.name)}
      problem="tokens.change"
      confirm={texts.remove.confirm}
      isDanger
      isReady={typed.trim() === token.name.trim()}
      {...progress}
      onConfirm={() => once(remove)}
      onClose={onClose}
    >
      <p className="dialog-text">{texts.remove.text}</p>
      <NameField label={texts.remove.label(token.name)} value={typed} onChange={setTyped} />
    </TokenForm>
  )
}
