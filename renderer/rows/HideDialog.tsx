import { serviceOf } from '../../shared/catalog/services'
import { hidingTexts as texts } from '../../shared/texts/hiding'
import { uiTexts } from '../../shared/texts/ui'
import type { ServiceView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { Button } from '../ui/Button'
import { Modal } from '../ui/Modal'
import { endHiding, heldBy } from './hiding'

/** Says what a service holds and where that stays, before it is hidden. Nothing is lost by it. */
export function HideDialog({ service }: { service: ServiceView }) {
  const { id } = service
  const { label } = serviceOf(id)

  function hide(): void {
    endHiding()
    void call('service.show', { service: id, isShown: false })
  }

  return (
    <Modal title={texts.title(label)} isOpen onClose={endHiding}>
      <p className="dialog-text">{texts.what}</p>
      <p className="dialog-text">{texts.held(heldBy(service))}</p>
      <div className="dialog-buttons">
        <Button className="button" onPress={endHiding}>
          {uiTexts.cancel}
        </Button>
        <Button className="button is-primary" autoFocus onPress={hide}>
          {texts.confirm}
        </Button>
      </div>
    </Modal>
  )
}
