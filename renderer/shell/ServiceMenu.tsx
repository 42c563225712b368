import { useRef } from 'react'

import { serviceOf } from '../../shared/catalog/services'
import { serviceTexts as texts } from '../../shared/texts/service'
import type { ServiceView } from '../../shared/view'
import { serviceActions } from '../rows/ServiceTitle'
import { late } from '../ui/late'

const OpenMenu = late(async () => (await import('../ui/OpenMenu')).OpenMenu)

/** The menu of a service, at its entry in the tree. */
export function ServiceMenu({ service, at, onClose }: { service: ServiceView; at: HTMLElement; onClose: () => void }) {
  const trigger = useRef(at)
  return (
    <OpenMenu
      label={texts.more(serviceOf(service.id).label)}
      groups={[{ id: 'all', actions: serviceActions(service) }]}
      trigger={trigger}
      placement="bottom start"
      onClose={onClose}
    />
  )
}
