import { securityTexts } from '../../../shared/texts/security'
import { call } from '../../bridge/bridge'
import { DangerDialog } from '../../ui/DangerDialog'
import { askFor } from './asking'
import { Button } from '../../ui/Button'

const texts = securityTexts.weak

/** Says what unprotected storage means, and asks for consent. */
export function WeakDialog({ onClose }: { onClose: () => void }) {
  return (
    <DangerDialog
      title={texts.title}
      text={texts.text}
      confirm={texts.confirm}
      onConfirm={() => void call('vault.acceptWeak', undefined)}
      onClose={onClose}
    >
      <Button className="button dialog-first" onPress={() => askFor('set')}>
        {texts.passphrase}
      </Button>
    </DangerDialog>
  )
}
