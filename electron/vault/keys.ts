import { AppError } from '../../shared/errors'
import { hasOtherSlots, keychainSlotsOf, type KeychainSlot, type KeyGroup } from './file'
import type { Keychain } from './keychain'
import { isLinuxKeyring } from './keychainName'
import { isKeyOf, unwrap } from './slots'

/**
 * What is known of a data key. `doubtful`: opened, but it fails its check, so it may read and never write. `locked`:
 * it may come back. `unreadable`: this keychain cannot open it.
 */
export type KeyState = 'untried' | 'open' | 'doubtful' | 'locked' | 'unreadable'

export type StaleSlot = { keyId: string; slot: KeychainSlot }

/** What a key was opened with, and goes with. */
type Source = 'keychain' | 'passphrase'
type Held = { key: Buffer; source: Source }

export type Keys = ReturnType<typeof createKeys>

/** The data keys in memory, by id. A key is looked up in the same turn it is used in: hiding erases it at any time. */
export function createKeys({ keychain }: { keychain: Keychain }) {
  const keys = new Map<string, Held>()
  const states = new Map<string, KeyState>()
  let stale: StaleSlot[] = []

  const stateOf = (keyId: string): KeyState => states.get(keyId) ?? 'untried'

  function keep(keyId: string, key: Buffer, state: 'open' | 'doubtful', source: Source): void {
    const held = keys.get(keyId)?.key
    if (held !== key) held?.fill(0)
    keys.set(keyId, { key, source })
    states.set(keyId, state)
  }

  async function tryOpen(group: KeyGroup, slot: KeychainSlot): Promise<KeyState> {
    try {
      const opened = await unwrap(keychain, slot)
      keep(group.keyId, opened.key, isKeyOf(group, opened.key) ? 'open' : 'doubtful', 'keychain')
      if (opened.stale) stale.push({ keyId: group.keyId, slot })
      return stateOf(group.keyId)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return error.failure.code === 'locked' || isOfAnotherDesktop(keychain, slot) ? 'locked' : 'unreadable'
    }
  }

  return {
    stateOf,
    /** Takes a key that is known to be right. */
    keepOpen: (keyId: string, key: Buffer, source: Source): void => keep(keyId, key, 'open', source),
    use: (keyId: string): Buffer | null => keys.get(keyId)?.key ?? null,

    /** Opens a group's key with the first slot that works. Asks the keychain only for keys that are not open. */
    async load(group: KeyGroup): Promise<void> {
      if (keys.has(group.keyId)) return
      const found: KeyState[] = []
      for (const slot of keychainSlotsOf(group)) {
        found.push(await tryOpen(group, slot))
        if (keys.has(group.keyId)) return
      }
      states.set(group.keyId, found.includes('locked') || hasOtherSlots(group) ? 'locked' : 'unreadable')
    },

    /** Slots that the keychain asked to wrap anew. Each is named once. */
    takeStale(): StaleSlot[] {
      const taken = stale
      stale = []
      return taken
    },

    /** Erases the keys, or those that came from one source. What could not be opened stays known. */
    forget(only?: Source): void {
      for (const [keyId, { key, source }] of keys) {
        if (only !== undefined && source !== only) continue
        key.fill(0)
        keys.delete(keyId)
        states.delete(keyId)
        if (source === 'passphrase') states.set(keyId, 'locked')
      }
      stale = []
    },
  }
}

/** The same computer under another desktop: the keyring that made the slot comes back with the other session. */
function isOfAnotherDesktop({ platform, backend }: Keychain, slot: KeychainSlot): boolean {
  return platform === 'linux' && isLinuxKeyring(slot.backend) && slot.backend !== backend()
}
