import { useId, useState } from 'react'

import type { SecretField } from '../../shared/catalog/fields'
import { serviceTexts as texts } from '../../shared/texts/service'
import type { ProjectView, ServiceView } from '../../shared/view'
import { ClearDialog } from './ClearDialog'
import { FieldPlaces } from './FieldPlaces'
import { RevealedValue } from './RevealedValue'
import { useRenewalDay } from './RenewalDay'
import { SecretActions } from './SecretActions'
import { SecretInput } from './SecretInput'
import { SecretLine } from './SecretLine'
import { SettingRow } from './SettingRow'
import { useAt, usePage } from './pageContext'
import { useRevealed } from './useRevealed'

const dots = '•••• •••• •••• •••• '

/** A secret: its state, and the ways in and out. Its value is here only while it is revealed. */
export function SecretRow({ field }: { field: SecretField }) {
  const { project, service } = usePage()
  const fieldAt = { ...useAt(), field: field.id }
  const id = useId()
  const [isClearing, setClearing] = useState(false)
  const secret = service.secrets[field.id]
  const reveal = useRevealed(fieldAt, `${secret?.state} ${secret?.storedAt}`)
  const renewalDay = useRenewalDay(field)
  if (secret === undefined) return null
  const blockedBy = blockOf(project, service)
  const masked = secret.state === 'absent' ? '' : `${dots}${secret.tail ?? '••••'}`

  return (
    <SettingRow field={field} htmlFor={id} helpLine={secret.state === 'absent' ? 'always' : undefined} more={renewalDay.actions}>
      <div className={`field${service.problems[field.id] ? ' is-invalid' : ''}`}>
        {reveal.revealed === null ? (
          <SecretInput
            id={id}
            field={field}
            describedBy={`${id}-line ${id}-line-same ${id}-help`}
            masked={masked}
            blockedBy={blockedBy}
          />
        ) : (
          <RevealedValue id={id} label={field.label} value={reveal.revealed.value} />
        )}
        <SecretActions
          field={field}
          fieldAt={fieldAt}
          state={secret.state}
          isBlocked={blockedBy !== null}
          reveal={reveal}
          onClear={() => setClearing(true)}
        />
      </div>
      <SecretLine id={`${id}-line`} field={field} secret={secret} revealed={reveal.revealed} />
      {renewalDay.line}
      <FieldPlaces field={field} />
      {renewalDay.dialog}
      <ClearDialog field={field} fieldAt={fieldAt} isOpen={isClearing} onClose={() => setClearing(false)} />
    </SettingRow>
  )
}

/** What the user has to settle before a secret may be given here; null when nothing is in the way. */
function blockOf({ boundTo }: ProjectView, { portal: { approval, origin } }: ServiceView): string | null {
  if (boundTo !== null) return texts.bound.first
  if (approval !== 'needed') return null
  return origin === null ? texts.approve.noPortal : texts.approve.first
}
