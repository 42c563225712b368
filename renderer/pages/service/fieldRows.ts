import type { FetchedField, Field } from '../../../shared/catalog/fields'
import type { ServiceView } from '../../../shared/view'

/** Whether a field has a row of its own. The `files` field has none if environments share no file. */
export function hasRow(field: Field, { settings }: ServiceView): boolean {
  return leadOf(field) === null && (field.kind !== 'files' || settings[field.id] !== undefined)
}

/** The fields shown beside other fields, in their rows: by the id of that field. */
export function companionsIn(all: readonly Field[]): ReadonlyMap<string, readonly FetchedField[]> {
  const companions = new Map<string, FetchedField[]>()
  for (const field of all) {
    const lead = leadOf(field)
    if (lead !== null && field.kind === 'fetched') companions.set(lead, [...(companions.get(lead) ?? []), field])
  }
  return companions
}

function leadOf(field: Field): string | null {
  return field.kind === 'fetched' ? (field.companion ?? null) : null
}
