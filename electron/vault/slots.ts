import { randomUUID } from 'node:crypto'

import { AppError } from '../../shared/errors'
import { checkIdentity, checkText, type KeychainSlot, type KeyGroup } from './file'
import type { Keychain } from './keychain'
import { isDataKey, newDataKey, open, seal, unreadable } from './seal'

/** A data key with the group that will name it in the file. */
export type FreshKey = { group: KeyGroup; key: Buffer; strength: 'strong' | 'weak' }

/**
 * A new data key in a keychain slot that was read back; null when the keychain has nothing that good to offer. One
 * that fails is no keychain: the user sees its state, and nothing is written.
 */
export async function makeKey(keychain: Keychain, now: Date, least: 'strong' | 'weak'): Promise<FreshKey | null> {
  try {
    const fresh = await makeAnyKey(keychain, now)
    if (fresh.strength === 'strong' || least === 'weak') return fresh
    fresh.key.fill(0)
    return null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

async function makeAnyKey(keychain: Keychain, now: Date): Promise<FreshKey> {
  const key = newDataKey()
  const keyId = randomUUID()
  try {
    const slot = await makeSlot(keychain, key, now)
    const check = seal(key, checkIdentity(keyId), checkText)
    return { group: { keyId, check, slots: [slot] }, key, strength: slot.strength }
  } catch (error) {
    key.fill(0)
    throw error
  }
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
