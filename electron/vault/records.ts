import { AppError } from '../../shared/errors'
import { vaultTexts } from '../../shared/texts'
import { SecretId, secretIdentity, VaultRecord, type SealedValue, type VaultFile } from './file'
import { open, seal } from './seal'

const undoMilliseconds = 24 * 60 * 60 * 1000

/** A record as it stands in the file. `record` is null when it is damaged; its `id` may still be known. */
export type Entry = { raw: unknown; id: SecretId | null; record: VaultRecord | null }

const entries = new WeakMap<VaultFile, readonly Entry[]>()

/** Parsed once for each reading of the file. */
export function entriesOf(file: VaultFile): readonly Entry[] {
  const known = entries.get(file)
  if (known !== undefined) return known
  const parsed = file.records.map(entryOf)
  entries.set(file, parsed)
  return parsed
}

/** The entry of a secret, a sound one rather than a damaged one. Unclaimed records are nobody's. */
export function entryFor(file: VaultFile, id: SecretId): Entry | undefined {
  const candidates = entriesOf(file).filter((entry) => isFor(entry, id))
  return candidates.find(({ record }) => record !== null) ?? candidates[0]
}

/** The records with this one in the place of the one it replaces, which it keeps for undo. */
export function withRecord(
  records: readonly unknown[],
  id: SecretId,
  value: SealedValue,
  now: Date,
): unknown[] {
  const parsed = records.map(entryOf)
  const index = parsed.findIndex((entry) => entry.record !== null && isFor(entry, id))
  const replaced = parsed[index]?.record
  if (!replaced) return [...records, { ...id, ...value }]
  const { keyId, nonce, data, tag, origin, storedAt } = replaced
  const previous = { keyId, nonce, data, tag, origin, storedAt, replacedAt: now.toISOString() }
  return records.with(index, { ...id, ...value, previous })
}

/** When the value was replaced that this record still keeps for undo; null when there is none, or its time is over. */
export function restorableSince({ previous }: VaultRecord, now: Date): string | null {
  return previous !== undefined && isInTime(previous.replacedAt, now) ? previous.replacedAt : null
}

/** The records with this value changing places with the one before it. */
export function withPrevious(records: readonly unknown[], id: SecretId, now: Date): unknown[] {
  return records.map((raw) => {
    const entry = entryOf(raw)
    const previous = entry.record?.previous
    if (previous === undefined || !isFor(entry, id)) return raw
    const { replacedAt: _, ...value } = previous
    return withRecord([raw], id, value, now)[0]
  })
}

function isInTime(replacedAt: string, now: Date): boolean {
  return Date.parse(replacedAt) > now.getTime() - undoMilliseconds
}

/** Destroys every record of a secret, with what it replaced, damaged ones too. */
export function withoutRecord(records: readonly unknown[], id: SecretId): unknown[] {
  return records.filter((raw) => !isFor(entryOf(raw), id))
}

/** Lets go of replaced values after their time, and of earlier keys that no record needs any more. */
export function tidied(file: VaultFile, now: Date): VaultFile {
  const records = file.records.map((raw) => {
    const previous = entryOf(raw).record?.previous
    if (previous === undefined || isInTime(previous.replacedAt, now)) return raw
    return Object.fromEntries(Object.entries(Object(raw)).filter(([name]) => name !== 'previous'))
  })
  const { retired = [], ...rest } = file
  const needed = retired.filter(({ keyId }) => isNeeded(records, keyId))
  return { ...rest, records, ...(needed.length > 0 && { retired: needed }) }
}

/** Whether any record names this key, be it in a part that can't be understood. */
export function isNeeded(records: readonly unknown[], keyId: string): boolean {
  return JSON.stringify(records).includes(keyId)
}

/** Seals a value, and opens it again before it counts: what can't be given back is not taken. */
export function sealValue(
  key: Buffer,
  id: SecretId,
  value: Omit<SealedValue, 'nonce' | 'data' | 'tag'>,
  text: string,
): SealedValue {
  const sealed = { ...value, ...seal(key, secretIdentity(id, value), text) }
  if (openValue(key, id, sealed) !== text) {
    throw new AppError('invalid', vaultTexts.unstorable)
  }
  return sealed
}

export function openValue(key: Buffer, id: SecretId, value: SealedValue): string {
  return open(key, secretIdentity(id, value), value)
}

/** The record sealed with another key, its previous value too. What can't be opened, or needs it not, stays as it is. */
export function resealed(
  raw: unknown,
  keyFor: (keyId: string) => Buffer | null,
  to: { keyId: string; key: Buffer },
): unknown {
  const { record } = entryOf(raw)
  if (record === null) return raw
  const again = <T extends SealedValue>(value: T): T => {
    const key = value.keyId === to.keyId ? null : keyFor(value.keyId)
    const text = key === null ? null : textOrNull(key, record, value)
    if (text === null) return value
    const { origin, storedAt } = value
    return { ...value, ...sealValue(to.key, idOf(record), { keyId: to.keyId, origin, storedAt }, text) }
  }
  const { previous } = record
  const next = { ...again(record), ...(previous !== undefined && { previous: again(previous) }) }
  return next.keyId === record.keyId && next.previous?.keyId === previous?.keyId ? raw : next
}

export function textOrNull(key: Buffer, id: SecretId, value: SealedValue): string | null {
  try {
    return openValue(key, id, value)
  } catch {
    return null
  }
}

function entryOf(raw: unknown): Entry {
  const record = VaultRecord.safeParse(raw).data ?? null
  return { raw, record, id: record === null ? (SecretId.safeParse(raw).data ?? null) : idOf(record) }
}

function idOf({ project, service, environment, field }: SecretId): SecretId {
  return { project, service, environment, field }
}

function isFor({ id: found, record }: Entry, id: SecretId): boolean {
  return found !== null && record?.unclaimed !== true && nameOf(found) === nameOf(id)
}

/** A name for a secret that no other secret has. */
export function nameOf({ project, service, environment, field }: SecretId): string {
  return JSON.stringify([project, service, environment, field])
}
