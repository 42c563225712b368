import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { openStore } from '../../../../electron/app/state/stores'
import { VaultFile, type SecretId, type VaultRecord } from '../../../../electron/core/vault/file'
import { createKeychain } from '../../../../electron/core/vault/keychain'
import { VaultMark } from '../../../../electron/core/vault/mark'
import { createVault } from '../../../../electron/core/vault/vault'
import { createSafeStorageFake } from '../../../safeStorageFake'
import { cheapCost } from '../../../storage/vault'
import { temporaryFolder } from '../../world/folder'

export const origin = 'https://api.prod.coherence.io'
export const secret = 'ptok-canary-5b1f0c3e9d7a4f62'

export function idOf(field = 'portalToken', project = 'd0a5b7e2'): SecretId {
  return { project, service: 'coherence', environment: 'test', field }
}

/** A user's machine: a folder, a keychain and a clock. The vault can be started on it again and again. */
export function createMachine(fake = createSafeStorageFake('asynchronous')) {
  const folder = temporaryFolder()
  const damaged: string[] = []
  const clock = { time: Date.parse('2026-11-23T15:20:11Z') }
  const now = () => new Date(clock.time)

  const inFolder = { folder: folder.root, now, onDamage: (_file: string, kept: string) => void damaged.push(kept) }

  const openStores = () => ({
    store: openStore({ ...inFolder, name: 'vault', schema: VaultFile }),
    marks: openStore({ ...inFolder, name: 'vault-mark', schema: VaultMark }),
  })

  const start = (other = fake, stores = openStores()) =>
    createVault({
      ...stores,
      keychain: createKeychain({ safeStorage: other.safeStorage, platform: other.platform }),
      cost: cheapCost,
      now,
    })

  return {
    ...fake,
    folder,
    damaged,
    clock,
    start,
    openStores,
    async started() {
      const vault = start()
      await vault.probe()
      return vault
    },
    unwrap: createKeychain(fake).unprotect,
    file: () => VaultFile.parse(JSON.parse(folder.text('vault.json'))),
    /** Changes the file without the vault's knowledge. */
    edit(change: (file: VaultFile & { records: VaultRecord[] }) => void) {
      const file = JSON.parse(folder.text('vault.json'))
      change(file)
      folder.write('vault.json', JSON.stringify(file))
    },
    /** All bytes on disk. */
    disk: () => Buffer.concat(readdirSync(folder.root).map((name) => readFileSync(join(folder.root, name)))).toString('latin1'),
  }
}
