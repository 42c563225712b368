import { ClipboardPaste, Eye, EyeOff, X } from 'lucide-react'

import type { SecretField } from '../../shared/catalog/fields'
import type { FieldAt } from '../../shared/schemas'
import { serviceTexts as texts } from '../../shared/texts/service'
import type { SecretView } from '../../shared/secretView'
import { call } from '../bridge/bridge'
import { IconButton } from '../ui/IconButton'
import { committing } from './commits'
import { CopySecret } from './CopySecret'
import type { useRevealed } from './useRevealed'

type Props = {
  field: SecretField
  fieldAt: FieldAt
  state: SecretView['state']
  isBlocked: boolean
  reveal: ReturnType<typeof useRevealed>
  onClear: () => void
}

/** What can be done with a secret in its present state, at the right end of its field. */
export function SecretActions({ field: { label }, field, fieldAt, state, isBlocked, reveal, onClear }: Props) {
  const isOpen = state === 'stored' || state === 'session' || state === 'doubtful' || state === 'other-origin'
  const isShown = reveal.revealed !== null
  return (
    <>
      <IconButton
        label={texts.paste(label)}
        icon={ClipboardPaste}
        isDisabled={isBlocked}
        onPress={() => committing(call('secret.paste', fieldAt))}
      />
      {isOpen && (
        <IconButton
          label={isShown ? texts.hide(label) : texts.reveal(label)}
          icon={isShown ? EyeOff : Eye}
          onPress={() => (isShown ? reveal.hide() : void reveal.reveal())}
        />
      )}
      {isOpen && <CopySecret field={field} fieldAt={fieldAt} />}
      {state !== 'absent' && <IconButton label={texts.clear(label)} icon={X} onPress={onClear} />}
    </>
  )
}
