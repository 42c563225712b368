import { AppError } from '../../shared/errors'
import { keychainSlotsOf, type KeychainSlot, type KeyGroup } from './file'
import type { Keychain } from './keychain'
import { isLinuxKeyring } from './keychainName'
import { isKeyOf, unwrap } from './slots'

/**
 * What is known of a data key. `doubtful`: opened, but it fails its check, so it may read and never write. `locked`:
 * it may come back. `unreadable`: this keychain cannot open it.
 */
export type KeyState = 'untried' | 'open' | 'doubtful' | 'locked' | 'unreadable'

export type StaleSlot = { keyId: string; slot: KeychainSlot }

export type Keys = ReturnType<typeof createKeys>

/** The data keys in memory, by id. A key is looked up in the same turn it is used in: hiding erases it at any time. */
export function createKeys({ keychain }: { keychain: Keychain }) {
  const keys = new Map<string, Buffer>()
  const states = new Map<string, KeyState>()
  let stale: StaleSlot[] = []

  const stateOf = (keyId: string): KeyState => states.get(keyId) ?? 'untried'

  function keep(keyId: string, key: Buffer, state: 'open' | 'doubtful'): void {
    if (keys.get(keyId) !== key) keys.get(keyId)?.fill(0)
    keys.set(keyId, key)
    states.set(keyId, state)
  }

  async function tryOpen(group: KeyGroup, slot: KeychainSlot): Promise<KeyState> {
    try {
      const opened = await unwrap(keychain, slot)
      keep(group.keyId, opened.key, isKeyOf(group, opened.key) ? 'open' : 'doubtful')
      if (opened.stale) stale.push({ keyId: group.keyId, slot })
      return stateOf(group.keyId)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return error.failure.code === 'locked' || isOfAnotherDesktop(keychain, slot) ? 'locked' : 'unreadable'
    }
  }

  return {
    stateOf,
    keep,
    use: (keyId: string): Buffer | null => keys.get(keyId) ?? null,

    /** Opens a group's key with the first slot that works. Asks the keychain only for keys that are not open. */
    async load(group: KeyGroup): Promise<void> {
      if (keys.has(group.keyId)) return
      const found: KeyState[] = []
      for (const slot of keychainSlotsOf(group)) {
        found.push(await tryOpen(group, slot))
        if (keys.has(group.keyId)) return
      }
      // A group without a keychain slot waits for its passphrase.
      states.set(group.keyId, found.includes('locked') || found.length === 0 ? 'locked' : 'unreadable')
    },

    /** Slots that the keychain asked to wrap anew. Each is named once. */
    takeStale(): StaleSlot[] {
      const taken = stale
      stale = []
      return taken
    },

    /** Erases the keys. What could not be opened stays known. */
    forget(): void {
      for (const [keyId, key] of keys) {
        key.fill(0)
        states.delete(keyId)
      }
      keys.clear()
      stale = []
    },
  }
}

/** The same computer under another desktop: the keyring that made the slot comes back with the other session. */
function isOfAnotherDesktop({ platform, backend }: Keychain, slot: KeychainSlot): boolean {
  return platform === 'linux' && isLinuxKeyring(slot.backend) && slot.backend !== backend()
}
