import { AppError } from '../../../shared/errors'
import { vaultTexts } from '../../../shared/texts/vault'
import type { SecretId } from './file'
import { failure } from './reader'
import { entryFor, textOrNull, withPrevious } from './records'
import { restorableSince, tidied } from './tidy'
import type { WriterWorld } from './writer'

/** Puts back what a secret replaced. Throws `missing`, `locked`, `unreadable` or `file-failed`. */
export function restorePrevious({ store, keys, now }: Pick<WriterWorld, 'store' | 'keys' | 'now'>, id: SecretId): void {
  const file = store.read()
  const record = file === null ? null : entryFor(file, id)?.record
  if (file === null || !record?.previous || restorableSince(record, now()) === null) {
    throw new AppError('missing', vaultTexts.notKept)
  }
  const key = keys.use(record.previous.keyId)
  if (key === null) throw failure('locked', 'locked')
  // The value to restore has to open first: one that can't must not replace one that can.
  if (textOrNull(key, record, record.previous) === null) throw failure('unreadable', 'unreadable')
  store.write(tidied({ ...file, records: withPrevious(file.records, id, now()) }, now()))
}
