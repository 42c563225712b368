import { Button } from 'react-aria-components'

import type { Spot } from '../../shared/contract'
import type { SecretField } from '../../shared/fields'
import { serviceTexts as texts } from '../../shared/texts'
import { call } from '../bridge'
import { Modal } from '../ui/Modal'

type Props = { field: SecretField; spot: Spot; isOpen: boolean; onClose: () => void }

/** Asks before a secret is destroyed: that is the one thing here that can't be undone. */
export function ClearDialog({ field, spot, isOpen, onClose }: Props) {
  function clear(): void {
    onClose()
    void call('secret.clear', spot)
  }

  return (
    <Modal title={texts.clearTitle(field.label)} role="alertdialog" isOpen={isOpen} onClose={onClose}>
      <p className="dialog-text">{texts.clearText}</p>
      <div className="dialog-buttons">
        <Button className="button" autoFocus onPress={onClose}>
          {texts.keep}
        </Button>
        <Button className="button is-danger" onPress={clear}>
          {texts.clearConfirm}
        </Button>
      </div>
    </Modal>
  )
}
