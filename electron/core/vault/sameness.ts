import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

import type { Store } from '../store'
import type { SecretId, VaultFile, VaultRecord } from './file'
import type { Keys } from './keys'
import type { Memory } from './memory'
import { entryFor, textOrNull } from './records'

type Parts = { store: Store<VaultFile>; keys: Keys; memory: Memory }

/**
 * Compares secrets without giving one out. Each is opened once; only a fingerprint of it stays in memory, made with a
 * key that this process alone has. Asks no keychain: a secret whose key is not open now equals no other.
 */
export function createSameness({ store, keys, memory }: Parts) {
  const printKey = randomBytes(32)
  const prints = new WeakMap<VaultRecord, Buffer>()

  function printOf(id: SecretId): Buffer | null {
    const kept = memory.describe(id, false)?.origin
    if (kept) return hashed(memory.open(id, kept))
    const file = store.read()
    const record = file === null ? undefined : entryFor(file, id)?.record
    return record ? printOfRecord(record) : null
  }

  function printOfRecord(record: VaultRecord): Buffer | null {
    const key = keys.use(record.keyId)
    if (key === null) return null
    const print = prints.get(record) ?? hashed(textOrNull(key, record, record))
    if (print !== null) prints.set(record, print)
    return print
  }

  function hashed(text: string | null): Buffer | null {
    return text === null ? null : createHmac('sha256', printKey).update(text).digest()
  }

  return (left: SecretId, right: SecretId): boolean => {
    const [one, other] = [printOf(left), printOf(right)]
    return one !== null && other !== null && timingSafeEqual(one, other)
  }
}
