import { openStore } from '../../electron/app/state/stores'
import { VaultFile, type SecretId } from '../../electron/core/vault/file'
import { createKeychain } from '../../electron/core/vault/keychain'
import { VaultMark } from '../../electron/core/vault/mark'
import type { Cost } from '../../electron/core/vault/passphrase'
import { createVault } from '../../electron/core/vault/vault'
import type { createSafeStorageFake } from '../safeStorageFake'

/** The cost of a passphrase guess for vaults in tests: the least that a file may say. */
export const cheapCost: Cost = { N: 2 ** 14, r: 1, p: 1 }

export const counterOf = (field = 'counter'): SecretId => ({
  project: 'project',
  service: 'coherence',
  environment: 'test',
  field,
})

/** The real vault on a real folder, with a fake keychain. */
export function openVault(
  folder: string,
  { safeStorage, platform }: ReturnType<typeof createSafeStorageFake>,
  onDamage: (file: string, kept: string) => void = (file) => {
    throw new Error(`${file} is damaged`)
  },
) {
  const now = () => new Date()
  const store = openStore({ folder, name: 'vault', schema: VaultFile, now, onDamage })
  const marks = openStore({ folder, name: 'vault-mark', schema: VaultMark, now, onDamage })
  return createVault({ store, marks, keychain: createKeychain({ safeStorage, platform }), cost: cheapCost, now })
}
