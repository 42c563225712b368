import { Search } from 'lucide-react'
import { useState } from 'react'
import { Input, SearchField } from 'react-aria-components'

import { foundFirst } from '../../shared/hiddenServices'
import { addingTexts as texts } from '../../shared/texts/adding'
import type { HiddenService } from '../../shared/hiddenView'
import type { ProjectView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { fold } from '../search/fold'
import { Button } from '../ui/Button'
import { Held } from '../ui/Held'
import { Line } from '../ui/Line'
import { Modal } from '../ui/Modal'

type Props = { project: ProjectView; onService: (id: HiddenService['id']) => void; onClose: () => void }

/**
 * The services that the project does not show, each with what it is, to be shown; first those that were found in it. A few
 * letters and Enter add one.
 */
export function AddServiceDialog({ project, onService, onClose }: Props) {
  // While it is open nothing in it moves, whatever is found or shown meanwhile.
  const [listed] = useState(() => foundFirst(project.hidden))
  const now = new Map(project.hidden.map((service) => [service.id, service]))
  const hidden = listed.map((service) => now.get(service.id) ?? service)
  const [text, setText] = useState('')
  const matching = hidden.filter(({ label, summary }) => fold(`${label} ${summary}`).includes(fold(text.trim())))

  async function add(service: HiddenService['id']): Promise<void> {
    const answer = await call('service.show', { service, isShown: true })
    if (answer?.done !== true) return
    onClose()
    onService(service)
  }

  return (
    <Modal title={texts.title} isOpen onClose={onClose}>
      <p className="dialog-text">{hidden.length === 0 ? texts.none : texts.text}</p>
      {hidden.length > 0 && (
        <>
          <Finder text={text} onText={setText} onEnter={() => text.trim() !== '' && matching[0] && void add(matching[0].id)} />
          <Held>
            <ul className="addable" aria-label={texts.list}>
              {matching.map((service) => (
                <Addable key={service.id} service={service} onAdd={() => void add(service.id)} />
              ))}
            </ul>
            <p className="dialog-text" role="status">
              {matching.length === 0 && texts.noMatch(text.trim())}
            </p>
          </Held>
        </>
      )}
      <div className="dialog-buttons">
        <Button className="button" autoFocus={hidden.length === 0} onPress={onClose}>
          {texts.close}
        </Button>
      </div>
    </Modal>
  )
}

function Finder({ text, onText, onEnter }: { text: string; onText: (text: string) => void; onEnter: () => void }) {
  return (
    <SearchField
      className="field addable-finder"
      aria-label={texts.find}
      autoFocus
      value={text}
      onChange={onText}
      onSubmit={onEnter}
    >
      <Search size={13} aria-hidden />
      <Input className="field-input" placeholder={texts.find} autoComplete="off" spellCheck={false} />
    </SearchField>
  )
}

function Addable({ service, onAdd }: { service: HiddenService; onAdd: () => void }) {
  const { label, summary, foundBy, secrets, problem } = service
  return (
    <li className="addable-one">
      <div>
        <strong>{label}</strong>
        <p className="is-dim">{[summary, foundBy, secrets > 0 && texts.holds(secrets)].filter(Boolean).join(' ')}</p>
        <Line problem={problem ?? undefined} />
      </div>
      <Button className="button" aria-label={texts.addOne(label)} onPress={onAdd}>
        {texts.add}
      </Button>
    </li>
  )
}
