import { holdsField } from '../../shared/catalog/ownFields'
import type { ServiceView } from '../../shared/view'

/** The id of the environment whose values belong in the shared files, and whether one of these files has them yet. */
export type Holder = { id: string; isWritten: boolean }

/** Null if no file is shared. The id is empty until it is decided, and may be one that this project does not name. */
export function holderOf(service: ServiceView): Holder | null {
  const id = service.settings[holdsField.id]?.value
  if (id === undefined) return null
  const isWritten = service.targets.some(
    ({ sharedWith, holds }) => sharedWith.length > 0 && holds !== null && (holds === id || service.sameKeyAs === id),
  )
  return { id: String(id), isWritten }
}
