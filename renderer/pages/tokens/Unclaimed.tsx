import { useState } from 'react'

import { tokensTexts as texts } from '../../../shared/texts/tokens'
import type { UnclaimedSecret } from '../../../shared/tokensView'
import { call } from '../../bridge/bridge'
import { useAt, usePage } from '../../rows/pageContext'
import { DangerDialog } from '../../ui/DangerDialog'
import { Button } from '../../ui/Button'

const words = texts.unclaimed

type Props = {
  /** The field of the secret that a dialog shows now. */
  shown: string | null
  onShow: (field: string) => void
}

/** Created secrets that were neither copied, stored nor dismissed. They are offered until they are. */
export function Unclaimed({ shown, onShow }: Props) {
  const at = useAt()
  const { service } = usePage()
  const [dismissing, setDismissing] = useState<UnclaimedSecret | null>(null)

  const waiting = (service.tokens?.unclaimed ?? []).filter(({ field }) => field !== shown)

  return (
    <>
      {waiting.map((secret) => (
        <div key={secret.field} className="banner tone-warning" role="note">
          <strong>{words[secret.kind](secret.label)}</strong>
          <p>{words.text}</p>
          <div className="banner-buttons">
            <Button className="button" onPress={() => onShow(secret.field)}>
              {words.show}
            </Button>
            <Button className="button" onPress={() => setDismissing(secret)}>
              {words.dismiss}
            </Button>
          </div>
        </div>
      ))}
      {dismissing !== null && (
        <DangerDialog
          title={texts.dismiss.title}
          text={texts.dismiss.text}
          confirm={texts.dismiss.confirm}
          keep={texts.dismiss.keep}
          onConfirm={() => void call('created.drop', { ...at, field: dismissing.field })}
          onClose={() => setDismissing(null)}
        />
      )}
    </>
  )
}
