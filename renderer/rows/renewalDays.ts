import { renewalDayId } from '../../shared/catalog/ownFields'
import { fieldsOf, serviceOf } from '../../shared/catalog/services'
import type { ElsewhereView } from '../../shared/settingView'
import { tokenState } from '../../shared/tokens'
import type { ServiceView } from '../../shared/view'

type Settings = Pick<ElsewhereView, 'settings'>

/** The day by which a secret is to be renewed, as `2026-12-31`; an empty text for none. */
export function renewalDayIn({ settings }: Settings, secret: string): string {
  return String(settings[renewalDayId(secret)]?.value ?? '')
}

/** How urgent a day is; null for none, and for one that is far away. */
export function urgencyOf(day: string, now: Date, soonDays: number): 'soon' | 'over' | null {
  const state = day === '' ? 'active' : tokenState({ expiresAt: day }, now, soonDays)
  return state === 'soon' ? 'soon' : state === 'expired' ? 'over' : null
}

/** Whether a secret of a service is to be renewed soon, or should have been: in the environment that is shown. */
export function isRenewalDue(service: ServiceView, now: Date, soonDays: number): boolean {
  return isDueIn(service, service, { now, soonDays })
}

/** The same in any environment. */
export function isAnyRenewalDue(service: ServiceView, now: Date, soonDays: number): boolean {
  return [service, ...service.elsewhere].some((there) => isDueIn(service, there, { now, soonDays }))
}

function isDueIn({ id }: ServiceView, there: Settings, { now, soonDays }: { now: Date; soonDays: number }): boolean {
  return fieldsOf(serviceOf(id)).some(
    (field) => field.kind === 'secret' && urgencyOf(renewalDayIn(there, field.id), now, soonDays) !== null,
  )
}
