import type { Failure } from '../../../shared/errors'
import type { GameFile } from '../places/gameFile'

/** Why a file can't be a target; null for one that may only be read-only for now. */
export function refusalOf(file: GameFile): Failure | null {
  if (file.is === 'refused') return file.why
  return file.is === 'open' && file.isBeyond ? file.why : null
}
