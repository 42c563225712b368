import { Button } from 'react-aria-components'

import type { StoredSecret } from '../../shared/securityView'
import { securityTexts as texts, uiTexts as common } from '../../shared/texts'
import { call } from '../bridge'
import { Modal } from '../ui/Modal'

/** Asks before a secret is destroyed. */
export function ClearStored({ secret: { id, label, project }, onClose }: { secret: StoredSecret; onClose: () => void }) {
  function clear(): void {
    onClose()
    if (id !== null) void call('security.clear', { id })
  }

  return (
    <Modal title={texts.clearTitle(label)} role="alertdialog" isOpen onClose={onClose}>
      <p className="dialog-text">{texts.clearText(project?.name ?? null)}</p>
      <div className="dialog-buttons">
        <Button className="button" autoFocus onPress={onClose}>
          {common.cancel}
        </Button>
        <Button className="button is-danger" onPress={clear}>
          {texts.clearConfirm}
        </Button>
      </div>
    </Modal>
  )
}
