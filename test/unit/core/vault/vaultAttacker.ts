import { createCipheriv, pbkdf2Sync, randomUUID } from 'node:crypto'

import { type KeyGroup, secretIdentity, VaultRecord, type SecretId, type VaultFile } from '../../../../electron/core/vault/file'
import { createKeychain } from '../../../../electron/core/vault/keychain'
import { makePassphraseSlot } from '../../../../electron/core/vault/passphrase'
import { newDataKey, open, seal } from '../../../../electron/core/vault/seal'
import { createSafeStorageFake } from '../../../safeStorageFake'
import { cheapCost } from '../../../storage/vault'

const when = '2026-11-23T15:00:00.000Z'

type Wrap = (text: string) => Promise<Buffer>

/** Chromium's constant key on Linux: anyone can use it to make ciphertexts that the app decrypts. */
export const withConstantKey: Wrap = async (text) => {
  const cipher = createCipheriv('aes-128-cbc', pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1'), Buffer.alloc(16, ' '))
  return Buffer.concat([Buffer.from('v10'), cipher.update(text, 'utf8'), cipher.final()])
}

/** The fake's constant key. */
const withFake: Wrap = async (text) => {
  const fake = createSafeStorageFake('asynchronous')
  fake.world.keyring = null
  return (await createKeychain(fake).protect(text)).data
}

/** Someone who can read and write vault.json, but nothing else, and who knows its format and the constant key. */
export function createAttacker(key = newDataKey(), wrap = withFake, keyId: string = randomUUID()) {
  /** A data key that the attacker knows, in slots of their choice, with a valid check. */
  const groupOf = (slots: unknown[], id = keyId): KeyGroup => {
    const identity = ['latchkey-check-2', id, JSON.stringify(slots)]
    return { keyId: id, check: seal(key, identity, 'latchkey'), slots }
  }

  const wrapped = async () => (await wrap(key.toString('base64'))).toString('base64')

  return {
    keyId,
    /** Wrapped with the constant key but labelled strong. */
    async disguised(id: string = keyId): Promise<KeyGroup> {
      const slot = { id: randomUUID(), kind: 'keychain', strength: 'strong', backend: 'gnome_libsecret', createdAt: when }
      return groupOf([{ ...slot, wrapped: await wrapped() }], id)
    },
    /** The same as an older Latchkey would have written it, with a check that does not cover the slots. */
    asBefore: ({ keyId: id, slots }: KeyGroup): KeyGroup => ({
      keyId: id,
      slots,
      check: seal(key, ['latchkey-check-1', id], 'latchkey'),
    }),
    /** Under the attacker's own passphrase. */
    withPassphrase: async (passphrase: string): Promise<KeyGroup> =>
      groupOf([await makePassphraseSlot({ keyId, key, passphrase, cost: cheapCost, now: new Date(when) })]),
    record: (id: SecretId, origin: string, text: string) => {
      const value = { keyId, origin, storedAt: when }
      return { ...id, ...value, ...seal(key, secretIdentity(id, value), text) }
    },
    /** What the attacker can read in the file with that key. */
    reads: ({ records }: Pick<VaultFile, 'records'>): string[] =>
      records.flatMap((raw) => {
        const { data: record } = VaultRecord.safeParse(raw)
        return [record, record?.previous].flatMap((value) => {
          if (record === undefined || value === undefined) return []
          try {
            return [open(key, secretIdentity(record, value), value)]
          } catch {
            return []
          }
        })
      }),
  }
}

/** The file with this group as its current one; the real group is retired, where it still opens its records. */
export function takenOver(file: VaultFile, group: KeyGroup): VaultFile {
  const { keyId, check, slots, retired = [] } = file
  return { ...file, ...group, retired: [{ keyId, check, slots }, ...retired] }
}
