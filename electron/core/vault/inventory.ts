import type { SlotView } from '../../../shared/securityView'
import { KeychainSlot, PassphraseSlot, type SecretId, type VaultFile } from './file'
import type { Keychain } from './keychain'
import { keychainName } from './keychainName'
import type { Kept } from './memory'
import { entriesOf, nameOf } from './records'
import { strengthOf } from './slots'

/** Who can open the vault now. */
export function slotsIn(file: VaultFile | null, keychain: Keychain): SlotView[] {
  return (file?.slots ?? []).map((raw) => {
    const slot = KeychainSlot.safeParse(raw).data
    if (slot !== undefined) {
      const { backend, createdAt } = slot
      const kind = strengthOf(keychain, slot) === 'weak' ? 'weak' : 'keychain'
      return { kind, name: keychainName(keychain.platform, backend), createdAt }
    }
    const passphrase = PassphraseSlot.safeParse(raw).data
    if (passphrase !== undefined) return { kind: 'passphrase', name: null, createdAt: passphrase.createdAt }
    return { kind: 'unknown', name: null, createdAt: null }
  })
}

/** Whether anything is stored for a project, even if it is damaged. */
export function holdsAny(file: VaultFile | null, kept: readonly Kept[], project: string): boolean {
  const entries = file === null ? [] : entriesOf(file).filter(({ record }) => record?.unclaimed !== true)
  return [...entries, ...kept].some(({ id }) => id?.project === project)
}

/** Every secret, each once. Null stands for a record too damaged to say whose it is. */
export function secretsIn(file: VaultFile | null, kept: readonly Kept[]): (SecretId | null)[] {
  const entries = file === null ? [] : entriesOf(file).filter(({ record }) => record?.unclaimed !== true)
  const known = [...entries.map(({ id }) => id), ...kept.map(({ id }) => id)]
  const named = new Map(known.flatMap((id) => (id === null ? [] : [[nameOf(id), id] as const])))
  return [...named.values(), ...known.filter((id) => id === null)]
}
