import { z } from 'zod'

// The form of `vault.json`. docs/vault.md describes it for other programs; both change together or not at all.

const When = z.iso.datetime()
const Base64 = z.base64().min(1)

const Sealed = z.object({ nonce: Base64, data: z.base64(), tag: Base64 })

/** Which secret a record holds. */
export const SecretId = z.object({
  project: z.string().min(1),
  service: z.string().min(1),
  environment: z.string().min(1),
  field: z.string().min(1),
})
export type SecretId = z.infer<typeof SecretId>

/** A sealed value: ciphertext, the key it was made with, and the origin it may be sent to. */
export const SealedValue = Sealed.extend({ keyId: z.uuid(), origin: z.string().min(1), storedAt: When })
export type SealedValue = z.infer<typeof SealedValue>

/**
 * Unknown members are kept, so that what a later version adds survives a save by this one. If an optional part is
 * damaged, only that part is left out: the value beside it is sound.
 */
export const VaultRecord = z.looseObject({
  ...SecretId.shape,
  ...SealedValue.shape,
  /** What a newer value replaced, for undo within 24 hours. */
  previous: SealedValue.extend({ replacedAt: When }).optional().catch(undefined),
  /** Brought from elsewhere and not yet claimed by a project on this computer: kept, never used. */
  unclaimed: z.literal(true).optional().catch(undefined),
})
export type VaultRecord = z.infer<typeof VaultRecord>

/** The data key, wrapped by the keychain of the operating system. */
export const KeychainSlot = z.looseObject({
  id: z.uuid(),
  kind: z.literal('keychain'),
  strength: z.enum(['strong', 'weak']),
  backend: z.string(),
  createdAt: When,
  wrapped: Base64,
})
export type KeychainSlot = z.infer<typeof KeychainSlot>

/** In units of N · r · p: four times what our own slots cost, so that a changed file can't take all memory, or an hour. */
const mostScryptWork = 2 ** 22

const Scrypt = z
  .object({
    name: z.literal('scrypt'),
    N: z
      .int()
      .min(2 ** 14)
      .max(2 ** 20),
    r: z.int().min(1).max(32),
    p: z.int().min(1).max(8),
    salt: Base64,
  })
  // The last part is RFC 7914's: OpenSSL throws for more.
  .refine(({ N, r, p }) => Number.isInteger(Math.log2(N)) && N * r * p <= mostScryptWork && N < 2 ** (16 * r))

/** The data key, wrapped by a key that scrypt derives from a passphrase. */
export const PassphraseSlot = z.looseObject({
  id: z.uuid(),
  kind: z.literal('passphrase'),
  kdf: Scrypt,
  nonce: Base64,
  wrapped: Base64,
  tag: Base64,
  createdAt: When,
})
export type PassphraseSlot = z.infer<typeof PassphraseSlot>

const KeyGroup = z.object({
  /** Names a data key; a new key has a new name. */
  keyId: z.uuid(),
  /** A known text sealed with the data key for this list of slots: reveals a wrong key and a changed slot. */
  check: Sealed,
  /** Read one by one, so that an unknown or damaged slot harms no other. */
  slots: z.array(z.unknown()),
})
export type KeyGroup = z.infer<typeof KeyGroup>

export const VaultFile = z.object({
  version: z.literal(1),
  ...KeyGroup.shape,
  /** Read one by one, so that a damaged record harms no other and stays as it is. */
  records: z.array(z.unknown()),
  /** Earlier data keys that could not be opened when a new one was made, for the records that still need them. */
  retired: z.array(KeyGroup).optional(),
})
export type VaultFile = z.infer<typeof VaultFile>

export function groupsOf(file: VaultFile): KeyGroup[] {
  const { keyId, check, slots, retired = [] } = file
  return [{ keyId, check, slots }, ...retired]
}

const indexes = new WeakMap<VaultFile, ReadonlyMap<string, KeyGroup>>()

/** The group of a key. As fast with thousands of groups as with one. */
export function groupOf(file: VaultFile, keyId: string): KeyGroup | undefined {
  // If two groups have the same key id, the first one counts.
  const index =
    indexes.get(file) ??
    new Map(
      groupsOf(file)
        .toReversed()
        .map((group) => [group.keyId, group]),
    )
  indexes.set(file, index)
  return index.get(keyId)
}

export function keychainSlotsOf(group: Pick<KeyGroup, 'slots'>): KeychainSlot[] {
  return group.slots.flatMap((slot) => KeychainSlot.safeParse(slot).data ?? [])
}

export function passphraseSlotsOf(group: Pick<KeyGroup, 'slots'>): PassphraseSlot[] {
  return group.slots.flatMap((slot) => PassphraseSlot.safeParse(slot).data ?? [])
}

const Kind = z.object({ kind: z.string() })

/** Whether something besides this computer's keychain may open it: a passphrase, or a slot of a later version. */
export function hasOtherSlots(group: Pick<KeyGroup, 'slots'>): boolean {
  return group.slots.some((slot) => (Kind.safeParse(slot).data?.kind ?? 'keychain') !== 'keychain')
}

/** The part a passphrase plays: one of two ways in, the only one, or none. */
export function passphraseIn(file: VaultFile | null): 'none' | 'spare' | 'only' {
  if (file === null || passphraseSlotsOf(file).length === 0) return 'none'
  return keychainSlotsOf(file).length > 0 ? 'spare' : 'only'
}

/** What the check seals, and under which identity. */
export const checkText = 'latchkey'

export function checkIdentity({ keyId, slots }: Pick<KeyGroup, 'keyId' | 'slots'>): string[] {
  return ['latchkey-check-2', keyId, JSON.stringify(slots)]
}

/** The identity of a check that does not cover the slots yet. */
export function oldCheckIdentity({ keyId }: Pick<KeyGroup, 'keyId'>): string[] {
  return ['latchkey-check-1', keyId]
}

/** What a value is authenticated against. A record that is moved, swapped or edited no longer opens. */
export function secretIdentity(id: SecretId, { keyId, origin }: Pick<SealedValue, 'keyId' | 'origin'>): string[] {
  return ['latchkey-secret-1', keyId, id.project, id.service, id.environment, id.field, origin]
}
