import { openStore } from '../../electron/app/state/stores'
import { VaultFile, type SecretId } from '../../electron/core/vault/file'
import { createKeychain } from '../../electron/core/vault/keychain'
import { VaultMark } from '../../electron/core/vault/mark'
import { createVault } from '../../electron/core/vault/vault'
import type { createSafeStorageFake } from '../safeStorageFake'

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
  return createVault({ store, marks, keychain: createKeychain({ safeStorage, platform }), now })
}
