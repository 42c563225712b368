import type { SecretField } from '../../shared/catalog/fields'
import type { FieldAt } from '../../shared/schemas'
import { serviceTexts as texts } from '../../shared/texts/service'
import { call } from '../bridge/bridge'
import { DangerDialog } from '../ui/DangerDialog'

type Props = { field: SecretField; fieldAt: FieldAt; isOpen: boolean; onClose: () => void }

/** Asks before a secret is destroyed, the one action here that can't be undone. */
export function ClearDialog({ field, fieldAt, isOpen, onClose }: Props) {
  return (
    <DangerDialog
      title={texts.clearTitle(field.label)}
      text={texts.clearText}
      confirm={texts.clearConfirm}
      keep={texts.keep}
      isOpen={isOpen}
      onConfirm={() => void call('secret.clear', fieldAt)}
      onClose={onClose}
    />
  )
}
