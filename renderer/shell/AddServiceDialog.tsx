import { serviceOf } from '../../shared/catalog/services'
import { shownField } from '../../shared/catalog/ownFields'
import { hiddenServices } from '../../shared/hiddenServices'
import { addingTexts as texts } from '../../shared/texts'
import type { ProjectView, ServiceView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { heldBy } from '../rows/hiding'
import { Button } from '../ui/Button'
import { Line } from '../ui/Line'
import { Modal } from '../ui/Modal'

type Props = { project: ProjectView; onService: (id: ServiceView['id']) => void; onClose: () => void }

/** The services that the project does not show, each with what it is, to be shown. */
export function AddServiceDialog({ project, onService, onClose }: Props) {
  const hidden = hiddenServices(project)

  async function add(service: ServiceView['id']): Promise<void> {
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

function Addable({ service, isFirst, onAdd }: { service: ServiceView; isFirst: boolean; onAdd: () => void }) {
  const { label, summary } = serviceOf(service.id)
  const { secrets } = heldBy(service)
  return (
    <li className="addable-one">
      <div>
        <strong>{label}</strong>
        <p className="is-dim">
          {summary} {secrets > 0 && texts.holds(secrets)}
        </p>
        <Line problem={service.problems[shownField.id]} />
      </div>
      <Button className="button" aria-label={texts.addOne(label)} autoFocus={isFirst} onPress={onAdd}>
        {texts.add}
      </Button>
    </li>
  )
}
