import type { StoredSecret } from '../../../shared/securityView'
import { securityTexts as texts } from '../../../shared/texts/security'
import { call } from '../../bridge/bridge'
import { DangerDialog } from '../../ui/DangerDialog'

/** Asks before a secret is destroyed. */
export function ClearStored({ secret: { id, label, project }, onClose }: { secret: StoredSecret; onClose: () => void }) {
  return (
    <DangerDialog
      title={texts.clearTitle(label)}
      text={texts.clearText(project?.name ?? null)}
      confirm={texts.clearConfirm}
      onConfirm={() => id !== null && void call('security.clear', { id })}
      onClose={onClose}
    />
  )
}
