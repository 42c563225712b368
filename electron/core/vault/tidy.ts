import type { VaultFile, VaultRecord } from './file'
import { entryOf } from './records'

const undoMilliseconds = 24 * 60 * 60 * 1000

/** When the value was replaced that this record still keeps for undo; null when there is none, or its time is over. */
export function restorableSince({ previous }: VaultRecord, now: Date): string | null {
  return previous !== undefined && isInTime(previous.replacedAt, now) ? previous.replacedAt : null
}

function isInTime(replacedAt: string, now: Date): boolean {
  return Date.parse(replacedAt) > now.getTime() - undoMilliseconds
}

/** Lets go of replaced values after their time, and of earlier keys that no record needs any more. */
export function tidied(file: VaultFile, now: Date): VaultFile {
  const records = file.records.map((raw) => withoutOldValue(raw, now))
  const { retired = [], ...rest } = file
  const names = retired.length === 0 ? null : neededKeys(records)
  const needed = retired.filter(({ keyId }) => names?.has(keyId))
  return { ...rest, records, ...(needed.length > 0 && { retired: needed }) }
}

function withoutOldValue(raw: unknown, now: Date): unknown {
  const previous = entryOf(raw).record?.previous
  if (previous === undefined) return raw
  // It was replaced while the clock ran ahead: its time begins now, rather than in years.
  if (Date.parse(previous.replacedAt) > now.getTime()) {
    return { ...Object(raw), previous: { ...previous, replacedAt: now.toISOString() } }
  }
  if (isInTime(previous.replacedAt, now)) return raw
  return Object.fromEntries(Object.entries(Object(raw)).filter(([name]) => name !== 'previous'))
}

/** The keys that any record names, be it in a part that can't be understood. Reads each record once, however many keys there are. */
export function neededKeys(records: readonly unknown[]): ReadonlySet<string> {
  return new Set(
    records.flatMap((raw) => {
      const { record } = entryOf(raw)
      if (record === null) return keyNamesIn(JSON.stringify(raw))
      return record.previous === undefined ? [record.keyId] : [record.keyId, record.previous.keyId]
    }),
  )
}

/** Also one that begins inside of another. */
function keyNamesIn(text: string): string[] {
  const pattern = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi
  const names: string[] = []
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    names.push(found[0])
    pattern.lastIndex = found.index + 1
  }
  return names
}
