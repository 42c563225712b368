import type { ServiceView } from '../../shared/view'

/** Whether the user should look at a service: something failed, is missing, or waits for a decision. */
export function needsAttention({ problems, secrets, settings, portal, pendingWrites }: ServiceView): boolean {
  return (
    Object.keys(problems).length > 0 ||
    portal.approval === 'needed' ||
    pendingWrites.length > 0 ||
    Object.values(secrets).some(({ state }) => state !== 'stored' && state !== 'session') ||
    Object.values(settings).some(({ conflict }) => conflict !== null)
  )
}
