import { useState } from 'react'

import { foundFirst } from '../../shared/hiddenServices'
import { addingTexts as texts } from '../../shared/texts'
import type { HiddenService } from '../../shared/hiddenView'
import type { ProjectView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { Button } from '../ui/Button'
import { Line } from '../ui/Line'
import { Modal } from '../ui/Modal'

type Props = { project: ProjectView; onService: (id: HiddenService['id']) => void; onClose: () => void }

/** The services that the project does not show, each with what it is, to be shown; first those that were found in it. */
export function AddServiceDialog({ project, onService, onClose }: Props) {
  // While it is open nothing in it moves, whatever is found or shown meanwhile.
  const [listed] = useState(() => foundFirst(project.hidden))
  const now = new Map(project.hidden.map((service) => [service.id, service]))
  const hidden = listed.map((service) => now.get(service.id) ?? service)

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
        <ul className="addable" aria-label={texts.list}>
          {hidden.map((service, index) => (
            <Addable key={service.id} service={service} isFirst={index === 0} onAdd={() => void add(service.id)} />
          ))}
        </ul>
      )}
      <div className="dialog-buttons">
        <Button className="button" autoFocus={hidden.length === 0} onPress={onClose}>
          {texts.close}
        </Button>
      </div>
    </Modal>
  )
}

function Addable({ service, isFirst, onAdd }: { service: HiddenService; isFirst: boolean; onAdd: () => void }) {
  const { label, summary, foundBy, secrets, problem } = service
  return (
    <li className="addable-one">
      <div>
        <strong>{label}</strong>
        <p className="is-dim">{[summary, foundBy, secrets > 0 && texts.holds(secrets)].filter(Boolean).join(' ')}</p>
        <Line problem={problem ?? undefined} />
      </div>
      <Button className="button" aria-label={texts.addOne(label)} autoFocus={isFirst} onPress={onAdd}>
        {texts.add}
      </Button>
    </li>
  )
}
