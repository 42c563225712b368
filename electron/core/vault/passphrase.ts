import { randomBytes, randomUUID, scrypt } from 'node:crypto'

import { AppError } from '../../../shared/errors'
import { passphraseSlotsOf, type KeyGroup, type PassphraseSlot } from './file'
import { isDataKey, openBytes, sealBytes } from './seal'

/** How much work one guess is. */
export type Cost = Omit<Kdf, 'name' | 'salt'>

/** 128 MiB and some tenths of a second for each guess; OWASP's first choice for scrypt. */
export const appCost: Cost = { N: 2 ** 17, r: 8, p: 1 }
const saltBytes = 16
const wrappingKeyBytes = 32
type Kdf = PassphraseSlot['kdf']

/** A passphrase is tried on at most this many slots of a file, which together may cost no more than this many of our own. */
const mostTries = 8

/**
 * The slots to try a passphrase on, the current group's first. A file that was changed to have thousands of slots, or a
 * few that take minutes, costs no more than `mostTries` allows; the other slots are kept but not tried.
 */
export function affordableSlots(groups: readonly KeyGroup[]): { group: KeyGroup; slot: PassphraseSlot }[] {
  let left = mostTries * workOf(appCost)
  return groups
    .flatMap((group) => passphraseSlotsOf(group).map((slot) => ({ group, slot })))
    .slice(0, mostTries)
    .filter(({ slot }) => (left -= workOf(slot.kdf)) >= 0)
}

/** Whether a file has more passphrase slots than are tried. */
export function hasMoreSlots(groups: readonly KeyGroup[]): boolean {
  return groups.flatMap(passphraseSlotsOf).length > affordableSlots(groups).length
}

function workOf({ N, r, p }: Cost): number {
  return N * r * p
}

type Making = { keyId: string; key: Buffer; passphrase: string; cost: Cost; now: Date }

export async function makePassphraseSlot({ keyId, key, passphrase, cost, now }: Making): Promise<PassphraseSlot> {
  const id = randomUUID()
  const kdf: Kdf = { name: 'scrypt', ...cost, salt: randomBytes(saltBytes).toString('base64') }
  const wrapping = await derive(passphrase, kdf)
  try {
    const { nonce, data, tag } = sealBytes(wrapping, identity(keyId, id), key)
    return { id, kind: 'passphrase', kdf, nonce, wrapped: data, tag, createdAt: now.toISOString() }
  } finally {
    wrapping.fill(0)
  }
}

/** The data key, or null when the passphrase is wrong or the slot was changed. */
export async function unwrapWith(passphrase: string, keyId: string, slot: PassphraseSlot): Promise<Buffer | null> {
  const wrapping = await derive(passphrase, slot.kdf)
  try {
    const { id, nonce, wrapped, tag } = slot
    const key = openBytes(wrapping, identity(keyId, id), { nonce, data: wrapped, tag })
    return isDataKey(key) ? key : null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  } finally {
    wrapping.fill(0)
  }
}

/** Runs on a thread of its own, so that the window stays responsive. */
function derive(passphrase: string, { N, r, p, salt }: Kdf): Promise<Buffer> {
  const bytes = Buffer.from(normal(passphrase), 'utf8')
  const options = { N, r, p, maxmem: 128 * r * (N + p + 2) }
  return new Promise((resolve, reject) => {
    scrypt(bytes, Buffer.from(salt, 'base64'), wrappingKeyBytes, options, (error, key) => {
      bytes.fill(0)
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}

/** The same letters, however the keyboard composes them. */
export function normal(passphrase: string): string {
  return passphrase.normalize('NFC')
}

function identity(keyId: string, id: string): string[] {
  return ['latchkey-slot-1', keyId, id]
}
