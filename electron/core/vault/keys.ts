import { AppError } from '../../../shared/errors'
import { hasOtherSlots, keychainSlotsOf, type KeychainSlot, type KeyGroup } from './file'
import { createHeld, type KeyState, type Source } from './held'
import type { Keychain } from './keychain'
import { isLinuxKeyring } from './keychainName'
import type { Mark } from './mark'
import { isIntact, isIntactAsBefore, strengthOf, unwrap } from './slots'

export type StaleSlot = { keyId: string; slot: KeychainSlot }

/** `acceptsWeak`: the user has just said yes to a key that is no secret. */
type World = { keychain: Keychain; mark: Mark; acceptsWeak(): boolean }

export type Keys = ReturnType<typeof createKeys>

/** Opens data keys, and tells those that are ours from those that came with a file. */
export function createKeys({ keychain, mark, acceptsWeak }: World) {
  const held = createHeld()
  const { stateOf, own } = held
  let stale: StaleSlot[] = []

  function take({ keyId }: KeyGroup, key: Buffer, source: Source, isProven: boolean): void {
    // Null: this computer knows no keys yet, or this one only by name. Then it is ours if only the user can have wrapped it.
    const isOurs = mark.knows(keyId, key) ?? isProven
    held.keep(keyId, key, isOurs ? 'open' : 'doubtful', source)
  }

  async function tryOpen(group: KeyGroup, slot: KeychainSlot): Promise<KeyState> {
    try {
      const opened = await unwrap(keychain, slot)
      // The user said yes to the weak key in use, not to an earlier one.
      const isAccepted = acceptsWeak() && !mark.isWaiting(group.keyId)
      take(group, opened.key, 'keychain', strengthOf(keychain, slot) === 'strong' || isAccepted)
      if (opened.stale && own(group.keyId) !== null) stale.push({ keyId: group.keyId, slot })
      return stateOf(group.keyId)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return error.failure.code === 'locked' || isOfAnotherDesktop(keychain, slot) ? 'locked' : 'unreadable'
    }
  }

  /** Whether a group's key is ours, and its slots are those it was given. */
  function isAsGiven(group: KeyGroup): boolean {
    const key = own(group.keyId)
    if (key === null) return false
    return isIntact(group, key) || (mark.knows(group.keyId, key) === null && isIntactAsBefore(group, key))
  }

  return {
    ...held,
    isAsGiven,
    /** Takes a key that was just made. */
    keepOpen: (keyId: string, key: Buffer, source: Source): void => held.keep(keyId, key, 'open', source),
    /** Takes a key that a passphrase opened: only someone who knows the passphrase can have wrapped it. */
    takeProven: (group: KeyGroup, key: Buffer): void => take(group, key, 'passphrase', true),

    /** Whether anything new may be sealed with a group's key. A waiting key never becomes the current one again. */
    receives: (group: KeyGroup): boolean => isAsGiven(group) && !mark.isWaiting(group.keyId),

    /** Opens a group's key with the first slot that works. Asks the keychain only when the key is not already open as ours. */
    async load(group: KeyGroup): Promise<void> {
      if (own(group.keyId) !== null) return
      const found: KeyState[] = []
      for (const slot of keychainSlotsOf(group)) {
        found.push(await tryOpen(group, slot))
        if (own(group.keyId) !== null) return
      }
      if (held.use(group.keyId) !== null) return
      held.setState(group.keyId, found.includes('locked') || hasOtherSlots(group) ? 'locked' : 'unreadable')
    },

    /** Slots that the keychain asked to wrap again. Each is named once. */
    takeStale(): StaleSlot[] {
      const taken = stale
      stale = []
      return taken
    },

    forget(only?: Source): void {
      held.forget(only)
      stale = []
    },
  }
}

/** The same computer under another desktop: the keyring that made the slot comes back when that desktop is used again. */
function isOfAnotherDesktop({ platform, backend }: Keychain, slot: KeychainSlot): boolean {
  return platform === 'linux' && isLinuxKeyring(slot.backend) && slot.backend !== backend()
}
