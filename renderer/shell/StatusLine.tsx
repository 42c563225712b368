import { useState } from 'react'
import { Button, DialogTrigger, Popover } from 'react-aria-components'

import type { Protection, View } from '../../shared/view'
import { Offers } from '../security/Offers'
import { texts } from '../texts/shell'
import { clock, useNow } from './time'

/** Its first words always say what protects secrets right now. */
export function StatusLine({ view, onSecurity }: { view: View; onSecurity: () => void }) {
  const { protection, project, online, version } = view
  const now = useNow()
  return (
    <footer className="status" data-pane="status" tabIndex={-1}>
      <ProtectionText protection={protection} onSecurity={onSecurity} />
      <Said view={view} />
      {project?.savedAt && <span className="status-saved">{texts.saved(clock(project.savedAt, now))}</span>}
      <span className={online ? 'status-online' : 'status-offline'}>{online ? texts.online : texts.offline}</span>
      <span className="status-version">Latchkey {version}</span>
    </footer>
  )
}

/** What is being done, else what was done last. */
function Said({ view: { said, project } }: { view: View }) {
  const work = project?.services.find((service) => service.work !== null)?.work
  return (
    <p className="status-said" role="status">
      {/* A text that is said twice in a row is announced twice. */}
      {work ? <span key={work.startedAt}>{work.text}…</span> : <span key={said.count}>{said.text}</span>}
    </p>
  )
}

function ProtectionText({ protection, onSecurity }: { protection: Protection; onSecurity: () => void }) {
  const { state, text, advice, offers } = protection
  const [isOpen, setOpen] = useState(false)

  function showPage(): void {
    setOpen(false)
    onSecurity()
  }

  const content = (
    <>
      <span className="status-dot" aria-hidden />
      <span className="status-text" title={text}>
        {text}
      </span>
    </>
  )
  if (advice === null) return <span className={`protection is-${state}`}>{content}</span>
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className={`protection is-${state} has-advice`}>{content}</Button>
      <Popover className="popover advice" placement="top start" offset={6}>
        <p>{text}.</p>
        <p>{advice}</p>
        <div className="control">
          <Offers offers={offers} onPress={() => setOpen(false)} />
          <Button className="button" onPress={showPage}>
            {texts.securityPage}
          </Button>
        </div>
      </Popover>
    </DialogTrigger>
  )
}
