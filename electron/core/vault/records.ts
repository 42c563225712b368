import { AppError } from '../../../shared/errors'
import { vaultTexts } from '../../../shared/texts/vault'
import { SecretId, secretIdentity, VaultRecord, type SealedValue, type VaultFile } from './file'
import { open, seal } from './seal'

/**
 * A record as it is in the file. `record` is null when it is damaged; its `id` may still be known. `isWhole`: neither
 * the record nor the value it replaced is damaged.
 */
export type Entry = { raw: unknown; id: SecretId | null; name: string | null; record: VaultRecord | null; isWhole: boolean }

type Index = { entries: readonly Entry[]; byName: ReadonlyMap<string, Entry> }

const indexes = new WeakMap<VaultFile, Index>()
const parsed = new WeakMap<object, Entry>()

export function entriesOf(file: VaultFile): readonly Entry[] {
  return indexOf(file).entries
}

/** The entry of a secret; a sound one rather than a damaged one. Unclaimed records belong to no secret yet. */
export function entryFor(file: VaultFile, id: SecretId): Entry | undefined {
  return indexOf(file).byName.get(nameOf(id))
}

/** Made once for each reading of the file. */
function indexOf(file: VaultFile): Index {
  const known = indexes.get(file)
  if (known !== undefined) return known
  const entries = file.records.map(entryOf)
  const byName = new Map<string, Entry>()
  for (const entry of entries) {
    if (entry.name === null || entry.record?.unclaimed === true) continue
    const before = byName.get(entry.name)
    if (before === undefined || (before.record === null && entry.record !== null)) byName.set(entry.name, entry)
  }
  const index = { entries, byName }
  indexes.set(file, index)
  return index
}

/** The records with this value in place of the one it replaces, which is kept for undo. */
export function withRecord(records: readonly unknown[], id: SecretId, value: SealedValue, now: Date): unknown[] {
  const name = nameOf(id)
  const index = records.findIndex((raw) => entryOf(raw).record !== null && isNamed(raw, name))
  const replaced = entryOf(records[index]).record
  if (!replaced) return [...records, { ...id, ...value }]
  const { keyId, nonce, data, tag, origin, storedAt } = replaced
  const previous = { keyId, nonce, data, tag, origin, storedAt, replacedAt: now.toISOString() }
  return records.with(index, { ...id, ...value, previous })
}

/** The records with a secret's value swapped with the one it replaced. */
export function withPrevious(records: readonly unknown[], id: SecretId, now: Date): unknown[] {
  const name = nameOf(id)
  return records.map((raw) => {
    const previous = entryOf(raw).record?.previous
    if (previous === undefined || !isNamed(raw, name)) return raw
    const { replacedAt: _, ...value } = previous
    return withRecord([raw], id, value, now)[0]
  })
}

/** The records without those of this secret, damaged ones and replaced values included. */
export function withoutRecord(records: readonly unknown[], id: SecretId): unknown[] {
  const name = nameOf(id)
  return records.filter((raw) => !isNamed(raw, name))
}

/** Seals a value, and opens it again before it counts: a value that can't be given back is not accepted. */
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

/** The record sealed with another key, its previous value too. What can't be opened, or has that key already, stays as it is. */
export function resealed(raw: unknown, keyFor: (keyId: string) => Buffer | null, to: { keyId: string; key: Buffer }): unknown {
  const { record } = entryOf(raw)
  if (record === null) return raw
  const again = (value: SealedValue): SealedValue | null => {
    const key = value.keyId === to.keyId ? null : keyFor(value.keyId)
    const text = key === null ? null : textOrNull(key, record, value)
    const { origin, storedAt } = value
    return text === null ? null : sealValue(to.key, idOf(record), { keyId: to.keyId, origin, storedAt }, text)
  }
  const { previous } = record
  const value = again(record)
  const replaced = previous === undefined ? null : again(previous)
  if (value === null && replaced === null) return raw
  return { ...Object(raw), ...value, ...(replaced !== null && { previous: { ...previous, ...replaced } }) }
}

export function textOrNull(key: Buffer, id: SecretId, value: SealedValue): string | null {
  try {
    return openValue(key, id, value)
  } catch {
    return null
  }
}

/** A record that was not changed is parsed once, however often the file around it is written. */
export function entryOf(raw: unknown): Entry {
  if (typeof raw !== 'object' || raw === null) return { raw, record: null, id: null, name: null, isWhole: false }
  const known = parsed.get(raw)
  if (known !== undefined) return known
  const record = VaultRecord.safeParse(raw).data ?? null
  const id = record === null ? (SecretId.safeParse(raw).data ?? null) : idOf(record)
  const isWhole = record !== null && (record.previous === undefined) === (Object(raw).previous === undefined)
  const entry = { raw, record, id, name: id && nameOf(id), isWhole }
  parsed.set(raw, entry)
  return entry
}

export function idOf({ project, service, environment, field }: SecretId): SecretId {
  return { project, service, environment, field }
}

function isNamed(raw: unknown, name: string): boolean {
  const entry = entryOf(raw)
  return entry.name === name && entry.record?.unclaimed !== true
}

/** A name for a secret that no other secret has. */
export function nameOf({ project, service, environment, field }: SecretId): string {
  return JSON.stringify([project, service, environment, field])
}
