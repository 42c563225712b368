import { Button } from 'react-aria-components'

import { securityTexts as texts, uiTexts as common } from '../../shared/texts'

import { call } from '../bridge'
import { Modal } from '../ui/Modal'
import { askFor } from './asking'

/** Nobody should store secrets unprotected without having read what that means. */
export function WeakDialog({ onClose }: { onClose: () => void }) {
  function accept(): void {
    onClose()
    void call('vault.acceptWeak', undefined)
  }

  return (
    <Modal title={texts.weak.title} role="alertdialog" isOpen onClose={onClose}>
      <p className="dialog-text">{texts.weak.text}</p>
      <div className="dialog-buttons">
        <Button className="button dialog-first" onPress={() => askFor('set')}>
          {texts.weak.passphrase}
        </Button>
        <Button className="button" autoFocus onPress={onClose}>
          {common.cancel}
        </Button>
        <Button className="button is-danger" onPress={accept}>
          {texts.weak.confirm}
        </Button>
      </div>
    </Modal>
  )
}
