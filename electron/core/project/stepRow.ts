import type { Environment } from '../../../shared/values/environments'
import { serviceOf, type ServiceId } from '../../../shared/catalog/services'
import { generalPageTexts, stepTexts as texts } from '../../../shared/texts'
import type { HistoryEntry } from './stateFile'

/** The row that a step is about, on the page of a service or `general`; null in `environment` for a row that all environments share. */
export type StepRow = { page: string; row: string; environment: Environment | null }

export function rowOfStep({ changes, writes, edits = [] }: HistoryEntry): StepRow | null {
  const [edit] = edits
  if (edit !== undefined) return { page: 'general', row: `general/${edit.id}`, environment: null }
  const isKey = ({ place }: HistoryEntry['changes'][number]) => place.field === serviceOf(place.service).fetch?.key
  const place = (changes.find(isKey) ?? changes[0])?.place
  if (place !== undefined) return rowAt(place.service, place.field, place.scope === 'all' ? null : place.scope)
  const [write] = writes
  return write === undefined ? null : rowAt(write.service, serviceOf(write.service).fetch?.key ?? '', write.environment)
}

function rowAt(service: ServiceId, field: string, environment: Environment | null): StepRow {
  return { page: service, row: `${service}/${field}`, environment }
}

/** What a step is called, with the place where it happened: the same field is there for each environment. */
export function stepName(entry: HistoryEntry): string {
  const row = rowOfStep(entry)
  if (row === null) return entry.label
  const page = row.page === 'general' ? generalPageTexts.title : serviceOf(row.page).label
  return texts.at(entry.label, page, row.environment)
}
