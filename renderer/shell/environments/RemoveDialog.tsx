import { useState } from 'react'

import { environmentsTexts } from '../../../shared/texts/environments'
import type { EnvironmentState } from '../../../shared/environmentsView'
import type { Failure } from '../../../shared/errors'
import { ask } from '../../bridge/bridge'
import { FormDialog } from '../../ui/FormDialog'
import { OnOff } from '../../ui/OnOff'
import { useOnce } from '../../ui/useOnce'

const texts = environmentsTexts.remove

type Props = { state: EnvironmentState; onClose: () => void }

/** Says what becomes of all that an environment has, before it is taken out of the list. */
export function RemoveDialog({ state: { id, settings, secrets }, onClose }: Props) {
  const [withSettings, setWithSettings] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const { once, isBusy } = useOnce()

  async function remove(): Promise<void> {
    const reply = await ask('environment.remove', { environment: id, withSettings })
    if (reply.ok) onClose()
    else setFailure(reply.failure)
  }

  return (
    <FormDialog
      title={texts.title(id)}
      confirm={texts.confirm}
      isReady
      isBusy={isBusy}
      problem={failure}
      onConfirm={() => once(remove)}
      onClose={onClose}
    >
      <p className="environment-text">
        {texts.stays(id, settings, secrets, withSettings)} {secrets === null && texts.unknown} {texts.files}
      </p>
      {settings > 0 && (
        <div className="environment-choice">
          <OnOff label={texts.settings(settings)} describedBy="with-settings" isOn={withSettings} onChange={setWithSettings} />
          <div id="with-settings">
            {texts.settings(settings)}
            <p className="line">{texts.deleted}</p>
          </div>
        </div>
      )}
    </FormDialog>
  )
}
