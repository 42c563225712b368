import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import type { AxiosAdapter } from 'axios'

import type { Service } from '../../../shared/catalog/service'
import type { ServiceId } from '../catalog'
import { createPortalClient } from '../portal/portal'
import { createCloudeka } from './cloudeka/cloudeka'
import { createCoherence } from './coherence/coherence'
import { createDeclared } from './declared/declared'
import { createPlutu } from './plutu/plutu'
import type { ServiceModule } from '../portal/service'

export type ServicesWorld = {
  /** How requests leave this computer. */
  adapter: AxiosAdapter
  version: string
  now: () => Date
  /** Milliseconds for a whole exchange and between two polls, instead of 15 seconds and one second. */
  patience?: { exchange: number; poll: number }
}

export type ServiceModules = ReturnType<typeof createServices>

export function createServices({ adapter, version, now, patience }: ServicesWorld) {
  const client = createPortalClient({
    adapter,
    now,
    newId: randomUUID,
    clientName: `latchkey/${version}`,
    ...(patience && { timeout: patience.exchange }),
  })
  const wait = (milliseconds: number, signal: AbortSignal) => sleep(patience?.poll ?? milliseconds, undefined, { signal })
  const modules = new Map<ServiceId, ServiceModule>([
    ['coherence', createCoherence({ client, newId: randomUUID, now, wait })],
    ['cloudeka', createCloudeka({ client, now })],
    ['plutu', createPlutu({ client })],
  ])
  return {
    /** What a service can do: by its own code, or else by the requests that it declares. */
    of: (service: Service): ServiceModule => modules.get(service.id) ?? createDeclared({ client, service }),
    /** Ends every sign-in that is kept in memory. */
    forget: () => modules.forEach((module) => module.forget?.()),
  }
}
