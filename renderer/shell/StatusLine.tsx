import { memo, useRef, useState } from 'react'

import { shellTexts as texts } from '../../shared/texts/shell'
import type { Protection, View } from '../../shared/view'
import { late } from '../ui/late'
import { clock, useNow } from '../ui/time'

const ProtectionAdvice = late(async () => (await import('./ProtectionAdvice')).ProtectionAdvice)

/** Its first words always say what protects secrets right now. */
export const StatusLine = memo(function StatusLine({ view, onSecurity }: { view: View; onSecurity: () => void }) {
  const { protection, project, online, version } = view
  const now = useNow()
  return (
    <footer className="status" data-pane="status" tabIndex={-1}>
      <ProtectionText protection={protection} onSecurity={onSecurity} />
      <Said view={view} />
      {project?.savedAt && <span className="status-saved">{texts.saved(clock(project.savedAt, now))}</span>}
      <span className={online ? 'status-online' : 'status-offline'}>{online ? texts.online : texts.offline}</span>
      <span className="status-version">{texts.program(version)}</span>
    </footer>
  )
})

/** What is under way, or else what was done last. */
function Said({ view: { said, project } }: { view: View }) {
  const work = project?.services.find((service) => service.work !== null)?.work
  return (
    <p className="status-said" role="status">
      {/* The key makes the same text, said twice in a row, announced twice. */}
      {work ? <span key={work.startedAt}>{work.text}…</span> : <span key={said.count}>{said.text}</span>}
    </p>
  )
}

function ProtectionText({ protection, onSecurity }: { protection: Protection; onSecurity: () => void }) {
  const { state, text, advice } = protection
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

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
    <>
      <button
        ref={button}
        type="button"
        className={`protection is-${state} has-advice`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {content}
      </button>
      {isOpen && (
        <ProtectionAdvice protection={protection} trigger={button} onSecurity={showPage} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
