import type { CalendarDate } from '@internationalized/date'
import { useState } from 'react'

import { tokensTexts as texts } from '../../../shared/texts/tokens'

import { call } from '../../bridge/bridge'
import { useAt } from '../../rows/pageContext'
import { ExpiryField, firstDay } from './ExpiryField'
import { TokenForm } from './TokenForm'
import { isName, NameField } from './NameField'
import { useOnce } from '../../ui/useOnce'

type Props = { onClose: () => void; onCreated: (field: string) => void }

export function CreateDialog({ onClose, onCreated }: Props) {
  const at = useAt()
  const [name, setName] = useState('')
  const [end, setEnd] = useState<CalendarDate | null>(null)
  const { once, ...progress } = useOnce()

  async function create(): Promise<void> {
    const answer = await call('tokens.create', { ...at, name: name.trim(), expiresOn: end?.toString() ?? null })
    if (answer?.field) onCreated(answer.field)
  }

  return (
    <TokenForm
      title={texts.create.title}
      problem="tokens.create"
      confirm={texts.create.confirm}
      isReady={isName(name) && (end === null || end.compare(firstDay()) >= 0)}
      {...progress}
      onConfirm={() => once(create)}
      onClose={onClose}
    >
      <NameField label={texts.create.name} value={name} onChange={setName} />
      <ExpiryField value={end} onChange={setEnd} />
    </TokenForm>
  )
}
