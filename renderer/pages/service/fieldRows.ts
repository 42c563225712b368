import type { FetchedField, Field } from '../../../shared/catalog/fields'
import type { ServiceView } from '../../../shared/view'

/** Whether a field has a row of its own. The `files` field has none if environments share no file. */
export function hasRow(field: Field, { settings }: ServiceView): boolean {
  return leadOf(field) === null && (field.kind !== 'files' || settings[field.id] !== undefined)
}

/** The fields shown beside another field, in its row. */
export function companionsOf({ id }: Field, all: readonly Field[]): FetchedField[] {
  return all.filter((other): other is FetchedField => leadOf(other) === id)
}

function leadOf(field: Field): string | null {
  return field.kind === 'fetched' ? (field.companion ?? null) : null
}
