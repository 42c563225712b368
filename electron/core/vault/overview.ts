import type { SlotView } from '../../../shared/securityView'
import type { Protection } from '../../../shared/view'
import { groupOf, groupsOf, hasOtherSlots, keychainSlotsOf, passphraseIn, type SecretId, type VaultFile } from './file'
import { holdsAny, secretsIn, slotsIn } from './inventory'
import type { KeychainState } from './keychain'
import type { Memory } from './memory'
import { protectionOf, type Trouble } from './protection'
import { failure, type Reader } from './reader'
import { entriesOf, entryFor } from './records'
import type { WriterWorld } from './writer'

type World = Omit<WriterWorld, 'now' | 'cost'> & { reader: Reader; memory: Memory }
type Situation = { known: KeychainState | 'unknown'; accepted: boolean; hidden: boolean }

/** What can be said about the vault as it is now: to the user, and as the reason why a secret did not open. */
export function createOverview({ store, keychain, keys, mark, reader, memory }: World, situation: () => Situation) {
  const { platform, name } = keychain

  let last: { file: VaultFile; version: number; trouble: Trouble } | null = null

  /** Counted once per file and set of open keys, not for each view: there may be thousands of secrets. */
  function trouble(file: VaultFile | null): Trouble {
    if (file === null) return { locked: 0, unreadable: 0, doubtful: 0, backend: null, isLocked: false }
    const version = keys.version()
    if (last?.file !== file || last.version !== version) last = { file, version, trouble: troubleIn(file) }
    return last.trouble
  }

  /** What can't be used now: secrets that wait for their keychain or passphrase, unreadable ones, and doubtful ones. */
  function troubleIn(file: VaultFile): Trouble {
    const claimed = entriesOf(file).filter(({ record }) => record?.unclaimed !== true)
    const states = claimed.map(({ record }) => (record === null ? 'unreadable' : reader.look(file, record).state))
    const waiting = groupsOf(file).find(({ keyId }) => keys.stateOf(keyId) === 'locked')
    return {
      locked: states.filter((state) => state === 'locked').length,
      unreadable: states.filter((state) => state === 'unreadable').length,
      doubtful: states.filter((state) => state === 'doubtful').length,
      backend: (waiting && keychainSlotsOf(waiting)[0]?.backend) ?? null,
      isLocked: keys.stateOf(file.keyId) === 'locked',
    }
  }

  /** A file that this computer did not write: another key, other slots, or no passphrase where one is required. */
  function isForeign(file: VaultFile | null): boolean {
    if (mark.isPassphraseRequired() && passphraseIn(file) === 'none') return true
    if (file === null) return false
    const state = keys.stateOf(file.keyId)
    if (state === 'doubtful') return true
    return state === 'open' ? !keys.receives(file) : state === 'locked' && mark.knowsName(file.keyId) === false
  }

  return {
    /** What protects secrets, as far as it is known without asking the keychain. */
    protection(): Protection {
      const { known, accepted, hidden } = situation()
      if (known === 'unknown') return protectionOf({ platform, hidden, keychain: known })
      const file = store.read()
      const passphrase = mark.isPassphraseRequired() ? 'only' : passphraseIn(file)
      const vault = { problem: store.problem(), trouble: trouble(file), passphrase }
      const doubt = { isForeign: isForeign(file), isGone: file === null }
      return protectionOf({ platform, hidden, keychain: known, name: name(), weakAccepted: accepted, ...vault, ...doubt })
    },

    /** Every secret; null for a record too damaged to say whose it is. */
    list: (): (SecretId | null)[] => secretsIn(store.read(), memory.all()),
    /** Whether a project may have secrets. While the file can't be read, any project may. */
    mayHold: (project: string): boolean => store.problem() !== null || holdsAny(store.read(), memory.all(), project),
    /** Who can open the vault. */
    slots: (): SlotView[] => slotsIn(store.read(), keychain),

    /** Whether only the passphrase brings the keys back. */
    needsPassphrase(): boolean {
      const file = store.read()
      return file !== null && passphraseIn(file) === 'only' && keys.use(file.keyId) === null
    },

    /** Why a secret did not open, worded for what it waits for. */
    failureOf(id: SecretId) {
      const file = store.read()
      const record = file === null ? null : entryFor(file, id)?.record
      if (file === null || !record || reader.look(file, record).state === 'unreadable') {
        return failure('unreadable', 'unreadable')
      }
      const group = groupOf(file, record.keyId)
      return failure('locked', group !== undefined && hasOtherSlots(group) ? 'passphrase' : 'locked')
    },
  }
}
