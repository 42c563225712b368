import type { Environment } from '../../../shared/values/environments'
import { keyFieldOf, serviceOf, type ServiceId } from '../catalog'
import { rowFieldId } from '../../../shared/catalog/ownFields'
import { enginePage } from '../../../shared/enginePage'
import { generalPageTexts } from '../../../shared/texts/generalPage'
import { stepTexts as texts } from '../../../shared/texts/steps'
import type { Edit } from '../places/edit'
import { changesIn } from './settingEdits'
import type { HistoryEntry } from './stateFile'

/** The row of a step, on the page of a service, `general` or a page of the `engine`; `environment` is null if all environments share it. */
export type StepRow = { page: string; row: string; environment: Environment | null }

export function rowOfStep({ edits }: HistoryEntry): StepRow | null {
  const setting = edits.find(({ for: owner }) => owner?.setting !== undefined)?.for?.setting
  if (setting !== undefined) return { page: enginePage, row: `${enginePage}/${setting}`, environment: null }
  const [edit] = edits.filter(({ for: owner }) => owner?.row !== undefined)
  if (edit?.for?.row !== undefined) return { page: 'general', row: `general/${edit.for.row}`, environment: null }
  return rowOfSettings(edits) ?? rowOfTarget(edits)
}

function rowOfSettings(edits: readonly Edit[]): StepRow | null {
  const settings = changesIn(edits).map(({ place }) => place)
  const place = settings.find(({ service, field }) => field === keyFieldOf(serviceOf(service))?.id) ?? settings[0]
  return place === undefined ? null : rowAt(place.service, place.field, place.environment === 'all' ? null : place.environment)
}

function rowOfTarget([edit]: readonly Edit[]): StepRow | null {
  const { service, environment } = edit?.for ?? {}
  return service === undefined || environment === undefined
    ? null
    : rowAt(service, keyFieldOf(serviceOf(service))?.id ?? '', environment)
}

function rowAt(service: ServiceId, field: string, environment: Environment | null): StepRow {
  return { page: service, row: `${service}/${rowFieldId(field)}`, environment }
}

/** The label of a step with the place where it happened, since each environment has the same field. */
export function stepName(entry: HistoryEntry): string {
  const row = rowOfStep(entry)
  if (row === null) return entry.label
  return texts.at(entry.label, pageLabel(entry, row), row.environment)
}

function pageLabel({ edits }: HistoryEntry, { page }: StepRow): string {
  if (page === enginePage) return edits[0]?.file ?? ''
  return page === 'general' ? generalPageTexts.title : serviceOf(page).label
}
