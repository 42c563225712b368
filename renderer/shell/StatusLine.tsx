import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'

import type { Protection, View } from '../../shared/view'
import { call } from '../bridge'
import { texts } from '../texts/shell'
import { clock, useNow } from './time'

/** Its first words always say what protects secrets right now. */
export function StatusLine({ view }: { view: View }) {
  const { protection, said, project, online, version } = view
  const now = useNow()
  return (
    <footer className="status" data-pane="status" tabIndex={-1}>
      <ProtectionText protection={protection} />
      <p className="status-said" role="status">
        {/* A text that is said twice in a row is announced twice. */}
        <span key={said.count}>{said.text}</span>
      </p>
      {project?.savedAt && <span className="status-saved">{texts.saved(clock(project.savedAt, now))}</span>}
      {!online && <span className="status-offline">{texts.offline}</span>}
      <span>Latchkey {version}</span>
    </footer>
  )
}

function ProtectionText({ protection }: { protection: Protection }) {
  const { state, text, advice } = protection
  const content = (
    <>
      <span className="status-dot" aria-hidden />
      <span className="status-text">{text}</span>
    </>
  )
  if (advice === null) return <span className={`protection is-${state}`}>{content}</span>
  return (
    <DialogTrigger>
      <Button className={`protection is-${state} has-advice`}>{content}</Button>
      <Popover className="popover" placement="top start" offset={6}>
        <Dialog className="advice" aria-label={texts.about}>
          <p>{text}.</p>
          <p>{advice}</p>
          {state === 'locked' && (
            <Button className="button" slot="close" onPress={() => void call('vault.show', undefined)}>
              {texts.tryAgain}
            </Button>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
