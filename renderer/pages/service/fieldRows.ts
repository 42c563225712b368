import type { FetchedField, Field } from '../../../shared/catalog/fields'

/** Whether a field has a row of its own. */
export function hasRow(field: Field): boolean {
  return leadOf(field) === null
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
