import type { Environment } from '../../../shared/fields'
import { serviceOf, type ServiceId } from '../../../shared/services'
import { generalPageTexts, stepTexts as texts } from '../../../shared/texts'
import type { HistoryEntry } from './stateFile'

/** The row that a step is about; null in `environment` for a row that all environments share. */
export type StepSpot = { page: ServiceId | 'general'; row: string; environment: Environment | null }

export function spotOfStep({ changes, writes, edits = [] }: HistoryEntry): StepSpot | null {
  const [edit] = edits
  if (edit !== undefined) return { page: 'general', row: `general/${edit.id}`, environment: null }
  const isKey = ({ place }: HistoryEntry['changes'][number]) => place.field === serviceOf(place.service).fetch?.key
  const place = (changes.find(isKey) ?? changes[0])?.place
  if (place !== undefined) return spotOf(place.service, place.field, place.scope === 'all' ? null : place.scope)
  const [write] = writes
  return write === undefined ? null : spotOf(write.service, serviceOf(write.service).fetch?.key ?? '', write.environment)
}

function spotOf(service: ServiceId, field: string, environment: Environment | null): StepSpot {
  return { page: service, row: `${service}/${field}`, environment }
}

/** What a step is called, with the place where it happened: the same field is there for each environment. */
export function stepName(entry: HistoryEntry): string {
  const spot = spotOfStep(entry)
  if (spot === null) return entry.label
  const page = spot.page === 'general' ? generalPageTexts.title : serviceOf(spot.page).label
  return texts.at(entry.label, page, spot.environment)
}
