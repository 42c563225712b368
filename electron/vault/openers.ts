import { AppError } from '../../shared/errors'
import { vaultTexts as texts } from '../../shared/texts'
import { groupsOf, keychainSlotsOf, passphraseSlotsOf, type KeyGroup, type VaultFile } from './file'
import type { Keys } from './keys'
import { assertStrong, unwrapWith } from './passphrase'
import { resealed } from './records'
import { makeKey, type Openers } from './slots'
import type { createWriter, WriterWorld } from './writer'

type World = WriterWorld & { writer: ReturnType<typeof createWriter> }

/** What the user sets a passphrase with, asks for it alone, or does without it again. */
export type OpenerChanges = ReturnType<typeof createOpenerChanges>

/**
 * Changes of who can open the vault. Each makes a new data key and seals every record anew, so that an old copy of the
 * file with a slot that is gone opens nothing of the new one. No backup is left, for the same reason: the file is
 * replaced in one step, and every value was opened again before.
 */
export function createOpenerChanges({ store, keychain, keys, now, writer }: World) {
  function groupNow(): KeyGroup | null {
    const problem = store.problem()
    if (problem !== null) throw new AppError('file-failed', texts.notChanged(problem))
    const file = store.read()
    return file === null ? null : currentOf(file)
  }

  /** The vault as whoever knows its passphrase may change it. Throws `wrong-passphrase`. */
  async function verified(current: string | null): Promise<KeyGroup | null> {
    const group = groupNow()
    if (group === null || passphraseSlotsOf(group).length === 0) return group
    if (current === null || !(await openWith(keys, group, current))) throw wrongPassphrase()
    return group
  }

  /** Throws `unprotected` when the keychain is wanted and is not there, or not strong. */
  async function change(openers: Openers): Promise<void> {
    const before = groupNow()?.keyId ?? null
    const wasOpen = before !== null && keys.use(before) !== null
    const fresh = await makeKey(keychain, now(), openers)
    if (fresh === null) throw new AppError('unprotected', texts.noKeychain)
    const { keyId } = fresh.group
    // Hidden meanwhile: what could not be sealed anew would stay with the slots it is to leave.
    const isStillOpen = !wasOpen || keys.use(before) !== null
    const done =
      isStillOpen &&
      writer.commit({ basedOn: before, keyId, fresh }, (records, key) =>
        records.map((raw) => resealed(raw, keys.use, { keyId, key })),
      )
    if (!done) throw new AppError('file-failed', texts.changedMeanwhile)
  }

  /** The keychain stays an opener if it was one; a new vault takes it when it is strong. */
  async function keychainFor(group: KeyGroup | null): Promise<'strong' | null> {
    if (group === null || passphraseSlotsOf(group).length === 0) return (await keychain.state()) === 'strong' ? 'strong' : null
    return keychainSlotsOf(group).length > 0 ? 'strong' : null
  }

  return {
    /** Opens every group that this passphrase opens. Throws `wrong-passphrase`. */
    async unlockWith(passphrase: string): Promise<void> {
      const file = store.read()
      const opened: boolean[] = []
      for (const group of file === null ? [] : groupsOf(file)) opened.push(await openWith(keys, group, passphrase))
      if (!opened.includes(true)) throw wrongPassphrase()
    },

    async setPassphrase(next: string, current: string | null): Promise<void> {
      assertStrong(next)
      await change({ keychain: await keychainFor(await verified(current)), passphrase: next })
    },

    async removePassphrase(current: string): Promise<void> {
      await verified(current)
      await change({ keychain: 'strong', passphrase: null })
    },

    /** Required: the keychain no longer opens the vault by itself. */
    async requirePassphrase(isRequired: boolean, current: string): Promise<void> {
      const group = await verified(current)
      if (group === null || passphraseSlotsOf(group).length === 0) throw wrongPassphrase()
      await change({ keychain: isRequired ? null : 'strong', passphrase: current })
    },

    /** For a forgotten passphrase: what it locks is kept and waits for it, what is new gets another. */
    async startOver(next: string): Promise<void> {
      assertStrong(next)
      await change({ keychain: null, passphrase: next })
    },
  }
}

/** Opens a group's key with a passphrase. False: it is another one. */
async function openWith(keys: Keys, group: KeyGroup, passphrase: string): Promise<boolean> {
  for (const slot of passphraseSlotsOf(group)) {
    const key = await unwrapWith(passphrase, group.keyId, slot)
    if (key === null) continue
    // What proves itself by its slot is right, whatever became of the group's check.
    keys.keepOpen(group.keyId, key, 'passphrase')
    return true
  }
  return false
}

/** The group that new secrets are sealed with. */
function currentOf({ keyId, check, slots }: VaultFile): KeyGroup {
  return { keyId, check, slots }
}

/** What part a passphrase plays: it is one of two ways in, the only one, or none. */
export function passphraseIn(file: VaultFile | null): 'none' | 'spare' | 'only' {
  if (file === null || passphraseSlotsOf(currentOf(file)).length === 0) return 'none'
  return keychainSlotsOf(currentOf(file)).length > 0 ? 'spare' : 'only'
}

function wrongPassphrase(): AppError {
  return new AppError('wrong-passphrase', texts.wrongPassphrase)
}
