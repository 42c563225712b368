import { randomUUID } from 'node:crypto'

import { AppError } from '../../shared/errors'
import { checkIdentity, checkText, type KeychainSlot, type KeyGroup } from './file'
import type { Keychain } from './keychain'
import { makePassphraseSlot } from './passphrase'
import { isDataKey, newDataKey, open, seal, unreadable } from './seal'

/** A data key with the group that will name it in the file. */
export type FreshKey = { group: KeyGroup; key: Buffer }

/** Who is to open a vault: the keychain if it is at least that good, a passphrase, or both. A weak key is never beside one. */
export type Openers =
  | { keychain: 'strong' | null; passphrase: string | null }
  | { keychain: 'weak'; passphrase: null }

/**
 * A new data key in slots that were read back; null when the keychain has nothing that good to offer. One that fails
 * is no keychain: the user sees its state, and nothing is written.
 */
export async function makeKey(keychain: Keychain, now: Date, openers: Openers): Promise<FreshKey | null> {
  const key = newDataKey()
  const keyId = randomUUID()
  try {
    const slots = await makeSlots({ keychain, key, keyId, now, openers })
    if (slots.length > 0) return { group: { keyId, check: seal(key, checkIdentity(keyId), checkText), slots }, key }
  } catch (error) {
    key.fill(0)
    if (!(error instanceof AppError)) throw error
  }
  key.fill(0)
  return null
}

type Making = { keychain: Keychain; key: Buffer; keyId: string; now: Date; openers: Openers }

/** Empty when the keychain is too weak. */
async function makeSlots({ keychain, key, keyId, now, openers }: Making): Promise<unknown[]> {
  const { passphrase } = openers
  const slots: unknown[] = []
  if (openers.keychain !== null) {
    const slot = await makeSlot(keychain, key, now)
    if (slot.strength === 'weak' && openers.keychain === 'strong') return []
    slots.push(slot)
  }
  if (passphrase !== null) slots.push(await makePassphraseSlot(keyId, key, passphrase, now))
  return slots
}

/** The slot wrapped anew, or null when the keychain would now protect it in another way than it did. */
export async function rewrapped(keychain: Keychain, slot: KeychainSlot, key: Buffer): Promise<KeychainSlot | null> {
  const { data, strength, backend } = await wrap(keychain, key)
  return strength === slot.strength ? { ...slot, wrapped: data.toString('base64'), backend } : null
}

/** The data key of a slot. Throws `locked` or `unreadable`. */
export async function unwrap(keychain: Keychain, slot: KeychainSlot): Promise<{ key: Buffer; stale: boolean }> {
  const { text, stale } = await keychain.unprotect(Buffer.from(slot.wrapped, 'base64'))
  const key = Buffer.from(text, 'base64')
  if (isDataKey(key)) return { key, stale }
  key.fill(0)
  throw unreadable()
}

/** Tells the right data key from any other. */
export function isKeyOf({ keyId, check }: KeyGroup, key: Buffer): boolean {
  try {
    return open(key, checkIdentity(keyId), check) === checkText
  } catch {
    return false
  }
}

async function makeSlot(keychain: Keychain, key: Buffer, now: Date): Promise<KeychainSlot> {
  const { data, strength, backend } = await wrap(keychain, key)
  const wrapped = data.toString('base64')
  return { id: randomUUID(), kind: 'keychain', strength, backend, createdAt: now.toISOString(), wrapped }
}

async function wrap(keychain: Keychain, key: Buffer) {
  const text = key.toString('base64')
  const wrapped = await keychain.protect(text)
  if ((await keychain.unprotect(wrapped.data)).text !== text) throw unreadable()
  return wrapped
}
