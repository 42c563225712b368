import { serviceOf } from '../../shared/catalog/services'
import type { ServiceView } from '../../shared/view'

/** Whose values belong into the files that environments share, by id, and whether they are in one of them by now. */
export type Holder = { id: string; isWritten: boolean }

/** Null where no file is shared. The id is empty while it is not decided, and may be one of a newer version. */
export function holderOf(service: ServiceView): Holder | null {
  const id = service.settings[serviceOf(service.id).fetch?.holds ?? '']?.value
  if (id === undefined) return null
  const isWritten = service.targets.some(
    ({ sharedWith, holds }) => sharedWith.length > 0 && holds !== null && (holds === id || service.sameKeyAs === id),
  )
  return { id: String(id), isWritten }
}
