import { randomUUID } from 'node:crypto'

import { AppError } from '../../../shared/errors'
import { checkIdentity, checkText, keychainSlotsOf, oldCheckIdentity, type KeychainSlot, type KeyGroup } from './file'
import type { Keychain } from './keychain'
import { makePassphraseSlot, type Cost } from './passphrase'
import { isDataKey, newDataKey, open, seal, unreadable } from './seal'
import type { Strength } from './strength'

/** A data key with the group that will name it in the file. */
export type FreshKey = { group: KeyGroup; key: Buffer }

/** What may open a vault: the keychain if it is at least this strong, a passphrase, or both. A weak key is never combined. */
export type UnlockMethods = { keychain: 'strong' | null; passphrase: string | null } | { keychain: 'weak'; passphrase: null }

/** `cost`: of a guess at a passphrase. */
export type Maker = { keychain: Keychain; cost: Cost; now(): Date }

/**
 * A new data key in slots that were read back to check them. Null when the keychain is weaker than asked for, or fails:
 * the user sees its state, and nothing is written.
 */
export async function makeKey({ keychain, cost, now }: Maker, unlockMethods: UnlockMethods): Promise<FreshKey | null> {
  const key = newDataKey()
  const keyId = randomUUID()
  try {
    const slots = await makeSlots({ keychain, cost, now, key, keyId, unlockMethods })
    if (slots.length > 0) return { group: checked({ keyId, slots }, key), key }
  } catch (error) {
    key.fill(0)
    if (!(error instanceof AppError)) throw error
  }
  key.fill(0)
  return null
}

type Making = Maker & { key: Buffer; keyId: string; unlockMethods: UnlockMethods }

/** Empty when the keychain is too weak. */
async function makeSlots({ keychain, cost, now, key, keyId, unlockMethods }: Making): Promise<unknown[]> {
  const { passphrase } = unlockMethods
  const slots: unknown[] = []
  if (unlockMethods.keychain !== null) {
    const slot = await makeSlot(keychain, key, now())
    if (slot.strength === 'weak' && unlockMethods.keychain === 'strong') return []
    slots.push(slot)
  }
  if (passphrase !== null) slots.push(await makePassphraseSlot({ keyId, key, passphrase, cost, now: now() }))
  return slots
}

/** The slot wrapped again, or null when the keychain would now give it another strength. */
export async function rewrapped(keychain: Keychain, slot: KeychainSlot, key: Buffer): Promise<KeychainSlot | null> {
  const { data, strength, backend } = await wrap(keychain, key)
  return strength === strengthOf(keychain, slot) ? { ...slot, strength, wrapped: data.toString('base64'), backend } : null
}

/** The data key of a slot. Throws `locked` or `unreadable`. */
export async function unwrap(keychain: Keychain, slot: KeychainSlot): Promise<{ key: Buffer; stale: boolean }> {
  const { text, stale } = await keychain.unprotect(Buffer.from(slot.wrapped, 'base64'))
  const key = Buffer.from(text, 'base64')
  if (isDataKey(key)) return { key, stale }
  key.fill(0)
  throw unreadable()
}

/** The group with a check that vouches for its slots as they are. */
export function checked<T extends Pick<KeyGroup, 'keyId' | 'slots'>>(group: T, key: Buffer) {
  return { ...group, check: seal(key, checkIdentity(group), checkText) }
}

/** Whether this is the right data key, and the slots are those it was given. */
export function isIntact(group: KeyGroup, key: Buffer): boolean {
  return opensCheck(group, key, checkIdentity(group))
}

/** Whether this is the right data key of a group whose check does not cover the slots yet. */
export function isIntactAsBefore(group: KeyGroup, key: Buffer): boolean {
  return opensCheck(group, key, oldCheckIdentity(group))
}

function opensCheck({ check }: KeyGroup, key: Buffer, identity: string[]): boolean {
  try {
    return open(key, identity, check) === checkText
  } catch {
    return false
  }
}

/** Judged by the wrapped key itself, never by what the slot says about it. */
export function strengthOf(keychain: Keychain, { wrapped }: Pick<KeychainSlot, 'wrapped'>): Strength {
  return keychain.strengthOf(Buffer.from(wrapped, 'base64'))
}

export function weakSlotsOf(keychain: Keychain, group: Pick<KeyGroup, 'slots'>): KeychainSlot[] {
  return keychainSlotsOf(group).filter((slot) => strengthOf(keychain, slot) === 'weak')
}

/** How hard a group is to open without the user: 2 with a passphrase alone, 1 with the keychain, 0 with a key anybody has. */
export function levelOf(keychain: Keychain, group: KeyGroup): number {
  if (weakSlotsOf(keychain, group).length > 0) return 0
  return keychainSlotsOf(group).length > 0 ? 1 : 2
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
