import type { Field } from '../../shared/catalog/fields'
import { late } from '../ui/late'
import { usePage } from './pageContext'
import type { Placed } from './Places'

const Places = late(async () => (await import('./Places')).Places)

/** Where a value is in the game's files, below its field. Most fields are in none. */
export function FieldPlaces({ field }: { field: Placed & Field }) {
  const { service } = usePage()
  return service.places[field.id] !== undefined && <Places field={field} />
}
