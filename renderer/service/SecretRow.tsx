import { useId, useState } from 'react'

import type { SecretField } from '../../shared/fields'
import { ClearDialog } from './ClearDialog'
import { Row } from './Row'
import { SecretActions } from './SecretActions'
import { SecretInput } from './SecretInput'
import { SecretLine } from './SecretLine'
import { useAt, usePage } from './spot'
import { useRevealed } from './useRevealed'

const dots = '•••• •••• •••• •••• '

/** A secret: its state, and the ways in and out. Its value is here only while it is revealed. */
export function SecretRow({ field }: { field: SecretField }) {
  const { project, service } = usePage()
  const spot = { ...useAt(), field: field.id }
  const id = useId()
  const [isClearing, setClearing] = useState(false)
  const reveal = useRevealed(spot)
  const secret = service.secrets[field.id]
  if (secret === undefined) return null
  const isBlocked = project.boundTo !== null || service.portal.approval === 'needed'
  const masked = secret.state === 'absent' ? '' : `${dots}${secret.tail ?? '••••'}`

  return (
    <Row label={field.label} htmlFor={id} fieldClass="secret">
      <div className={`field${service.problems[field.id] ? ' is-invalid' : ''}`}>
        {reveal.revealed === null ? (
          <SecretInput id={id} field={field} describedBy={`${id}-line`} masked={masked} isDisabled={isBlocked} />
        ) : (
          <span className="field-input revealed mono">{reveal.revealed.value}</span>
        )}
        <SecretActions
          field={field}
          spot={spot}
          state={secret.state}
          isBlocked={isBlocked}
          reveal={reveal}
          onClear={() => setClearing(true)}
        />
      </div>
      <SecretLine id={`${id}-line`} field={field} secret={secret} revealed={reveal.revealed} />
      <ClearDialog field={field} spot={spot} isOpen={isClearing} onClose={() => setClearing(false)} />
    </Row>
  )
}
