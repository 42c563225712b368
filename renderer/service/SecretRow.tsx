import { ClipboardPaste, Eye, EyeOff, X } from 'lucide-react'
import { useId, useState } from 'react'

import type { SecretField } from '../../shared/fields'
import { call } from '../bridge'
import { texts } from '../texts/service'
import { IconButton } from '../ui/IconButton'
import { ClearDialog } from './ClearDialog'
import { CopySecret } from './CopySecret'
import { Row } from './Row'
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
  const { revealed, reveal, hide } = useRevealed(spot)
  const secret = service.secrets[field.id]
  if (secret === undefined) return null
  const isPresent = secret.state !== 'absent'
  const isOpen = secret.state === 'stored' || secret.state === 'session' || secret.state === 'other-origin'
  const isBlocked = project.boundTo !== null || service.portal.approval === 'needed'
  const masked = isPresent ? `${dots}${secret.tail ?? '••••'}` : ''

  return (
    <Row label={field.label} htmlFor={id} fieldClass="secret">
      <div className={`field${service.problems[field.id] ? ' is-invalid' : ''}`}>
        {revealed === null ? (
          <SecretInput id={id} field={field} describedBy={`${id}-line`} placeholder={masked} isDisabled={isBlocked} />
        ) : (
          <span className="field-input revealed mono" aria-label={field.label}>
            {revealed.value}
          </span>
        )}
        <IconButton
          label={texts.paste(field.label)}
          icon={ClipboardPaste}
          isDisabled={isBlocked}
          onPress={() => void call('secret.paste', spot)}
        />
        {isOpen && (
          <IconButton
            label={revealed === null ? texts.reveal(field.label) : texts.hide(field.label)}
            icon={revealed === null ? Eye : EyeOff}
            onPress={() => (revealed === null ? void reveal() : hide())}
          />
        )}
        {isOpen && <CopySecret field={field} spot={spot} />}
        {isPresent && <IconButton label={texts.clear(field.label)} icon={X} onPress={() => setClearing(true)} />}
      </div>
      <SecretLine id={`${id}-line`} field={field} secret={secret} revealed={revealed} />
      <ClearDialog field={field} spot={spot} isOpen={isClearing} onClose={() => setClearing(false)} />
    </Row>
  )
}
