import { groupsOf, type KeyGroup, type VaultFile, type VaultRecord } from './file'
import { entryOf } from './records'

const undoMilliseconds = 24 * 60 * 60 * 1000

/** When the value that this record keeps for undo was replaced; null when it keeps none, or the time for undo is over. */
export function restorableSince({ previous }: VaultRecord, now: Date): string | null {
  return previous !== undefined && isInTime(previous.replacedAt, now) ? previous.replacedAt : null
}

function isInTime(replacedAt: string, now: Date): boolean {
  return Date.parse(replacedAt) > now.getTime() - undoMilliseconds
}

/** Drops replaced values whose time for undo is over, and earlier keys that no record can need any more. */
export function tidied(file: VaultFile, now: Date): VaultFile {
  const records = file.records.map((raw) => withoutOldValue(raw, now))
  const { retired = [], ...rest } = file
  const needed = retired.length === 0 ? [] : neededOf(retired, { ...file, records })
  return { ...rest, records, ...(needed.length > 0 && { retired: needed }) }
}

/** All of them while any record is damaged or names an unknown key: it may be repaired one day. */
function neededOf(retired: KeyGroup[], file: VaultFile): KeyGroup[] {
  if (!file.records.every((raw) => entryOf(raw).isWhole)) return retired
  const names = namesIn(file.records)
  const known = new Set(groupsOf(file).map(({ keyId }) => keyId))
  return [...names].every((name) => known.has(name)) ? retired.filter(({ keyId }) => names.has(keyId)) : retired
}

function withoutOldValue(raw: unknown, now: Date): unknown {
  const previous = entryOf(raw).record?.previous
  if (previous === undefined) return raw
  // It was replaced while the clock was ahead: its time begins now, not in the future.
  if (Date.parse(previous.replacedAt) > now.getTime()) {
    return { ...Object(raw), previous: { ...previous, replacedAt: now.toISOString() } }
  }
  if (isInTime(previous.replacedAt, now)) return raw
  return Object.fromEntries(Object.entries(Object(raw)).filter(([name]) => name !== 'previous'))
}

/** Whether any record names a key, even in a part that can't be understood. */
export function isNamedIn(records: readonly unknown[], keyId: string): boolean {
  const isIn = (raw: unknown) => !entryOf(raw).isWhole && JSON.stringify(raw).includes(keyId)
  return namesIn(records).has(keyId) || records.some(isIn)
}

function namesIn(records: readonly unknown[]): ReadonlySet<string> {
  const known = records.flatMap((raw) => entryOf(raw).record ?? [])
  return new Set(known.flatMap(({ keyId, previous }) => (previous === undefined ? [keyId] : [keyId, previous.keyId])))
}
