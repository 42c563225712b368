import type { Protection } from '../../../shared/view'
import type { createLock } from './lock'
import type { UnlockMethodChanges } from './unlockMethods'
import { failure } from './reader'

type Parts = { lock: ReturnType<typeof createLock>; inTurn<T>(action: () => Promise<T>): Promise<T> }

/** Who may see the secrets, and when. */
export function createAccess({ lock, inTurn }: Parts) {
  const { protection, needsPassphrase } = lock.overview

  async function probe(): Promise<Protection> {
    await inTurn(lock.unlock)
    return protection()
  }

  return {
    /** What protects secrets, as far as it is known without asking the keychain. */
    protection,
    /** Asks the keychain, which may ask the user: not before the first paint. */
    probe,

    /** Erases the data keys from memory. Secrets kept only in memory stay there, out of sight. */
    hide: (): void => lock.setHidden(true),
    isHidden: lock.isHidden,

    /** Throws `locked` when only the passphrase shows them. */
    async show(): Promise<Protection> {
      if (needsPassphrase()) throw failure('locked', 'passphrase')
      lock.setHidden(false)
      return probe()
    },

    /** The user has read that the key is not secret, and wants secrets on disk anyway. */
    acceptWeak(): Promise<Protection> {
      lock.acceptWeak()
      return probe()
    },

    /** Opens what this passphrase opens, and shows it. Throws `wrong-passphrase`. */
    unlockWith: (passphrase: string): Promise<void> =>
      inTurn(async () => {
        await lock.unlockMethods.unlockWith(passphrase)
        lock.setHidden(false)
        await lock.unlock()
      }),

    /** Changes who can open the vault, then shows the secrets: whoever can change that may see them. */
    changeUnlockMethods: (change: (unlockMethods: UnlockMethodChanges) => Promise<void>): Promise<void> =>
      inTurn(async () => {
        // What the keychain can open is opened first, so that it is sealed again with the rest.
        await lock.unlock()
        await change(lock.unlockMethods)
        lock.setHidden(false)
        await lock.unlock()
      }),
  }
}
