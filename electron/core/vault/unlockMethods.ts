import { AppError } from '../../../shared/errors'
import { vaultTexts as texts } from '../../../shared/texts/vault'
import { assertStrong } from './guessable'
import { createProof, type Reach } from './proof'
import { resealed } from './records'
import { makeKey, type UnlockMethods } from './slots'
import type { createWriter, WriterWorld } from './writer'

type World = WriterWorld & { writer: ReturnType<typeof createWriter>; acceptsWeak(): boolean }

/** Sets a passphrase, requires it, removes it, and accepts a file that was not written here. */
export type UnlockMethodChanges = ReturnType<typeof createUnlockMethods>

/**
 * Changes to who can open the vault. Each makes a new data key and seals every record again, so that an old copy of the
 * file, with a slot that is gone now, opens nothing in the new one. For the same reason no backup is left: the file is
 * replaced in one step, after every value was opened again to check it.
 */
export function createUnlockMethods({ store, keychain, keys, mark, cost, now, writer, acceptsWeak }: World) {
  const { fileNow, role, openWith, verify, wrongPassphrase } = createProof({ store, keys, mark })

  /** Throws `unprotected` when the keychain is wanted but is missing or too weak. */
  async function change(unlockMethods: UnlockMethods, reach: Reach = 'own'): Promise<void> {
    const before = fileNow()?.keyId ?? null
    const keyOf = reach === 'all' ? keys.use : keys.own
    const wasOpen = before !== null && keyOf(before) !== null
    const fresh = await makeKey({ keychain, cost, now }, unlockMethods)
    if (fresh === null) throw new AppError('unprotected', texts.noKeychain)
    const { keyId } = fresh.group
    // If secrets were hidden meanwhile, what could not be sealed again would keep the slots it is meant to leave.
    const isStillOpen = !wasOpen || keyOf(before) !== null
    const done =
      isStillOpen &&
      writer.commit({ basedOn: before, keyId, fresh }, (records, key) =>
        records.map((raw) => resealed(raw, keyOf, { keyId, key })),
      )
    if (!done) throw new AppError('file-failed', texts.changedMeanwhile)
  }

  /** The keychain stays an unlock method if it was one; a new vault takes it when it is strong. */
  async function keychainNow(): Promise<'strong' | null> {
    const part = role()
    if (part === 'none') return (await keychain.state()) === 'strong' ? 'strong' : null
    return part === 'spare' ? 'strong' : null
  }

  /** The unlock methods that the vault has now. */
  async function sameMethods(current: string | null): Promise<UnlockMethods> {
    if (role() !== 'none') return { keychain: await keychainNow(), passphrase: current }
    const isWeak = acceptsWeak() && (await keychain.state()) !== 'strong'
    return { keychain: isWeak ? 'weak' : 'strong', passphrase: null }
  }

  return {
    /** Opens every group that this passphrase opens. Throws `wrong-passphrase`. */
    async unlockWith(passphrase: string): Promise<void> {
      if ((await openWith(passphrase)).length === 0) throw wrongPassphrase()
    },

    async setPassphrase(next: string, current: string | null): Promise<void> {
      assertStrong(next)
      await verify(current)
      await change({ keychain: await keychainNow(), passphrase: next })
    },

    async removePassphrase(current: string): Promise<void> {
      await verify(current)
      await change({ keychain: 'strong', passphrase: null })
    },

    /** `isRequired`: the keychain no longer opens the vault by itself. */
    async requirePassphrase(isRequired: boolean, current: string): Promise<void> {
      if (role() === 'none') throw wrongPassphrase()
      await verify(current)
      await change({ keychain: isRequired ? null : 'strong', passphrase: current })
    },

    /** For a forgotten passphrase: what it locks is kept and waits for it, new secrets get the new passphrase. */
    async startOver(next: string): Promise<void> {
      assertStrong(next)
      await change({ keychain: null, passphrase: next })
    },

    /**
     * The user vouches for a file that was not written here. Its secrets count as stored from now on, under a new key:
     * whoever made the file knows the one that came with it.
     */
    async acceptFile(current: string | null): Promise<void> {
      await verify(current, 'all')
      await change(await sameMethods(current), 'all')
    },
  }
}
