import { AppError } from '../../../shared/errors'
import { vaultTexts as texts } from '../../../shared/texts/vault'
import type { Store } from '../store'
import { groupsOf, hasOtherSlots, keychainSlotsOf, type KeyGroup, type SecretId, type VaultFile } from './file'
import type { Keychain } from './keychain'
import type { Keys } from './keys'
import type { Mark } from './mark'
import type { Secret } from './memory'
import { sealValue, withoutRecord, withRecord } from './records'
import { makeKey, weakSlotsOf, type FreshKey, type Maker } from './slots'
import { isNamedIn, tidied } from './tidy'

export type WriterWorld = Maker & { store: Store<VaultFile>; keys: Keys; mark: Mark }

/** Which key to write with. `basedOn` is the file's key at the time of choosing; null if there was no file. */
type Target = { basedOn: string | null; keyId: string; fresh: FreshKey | null }

type Change = (records: readonly unknown[], key: Buffer) => unknown[]

const mostAttempts = 5

/**
 * Changes to `vault.json`. What takes time is done first; then the file is read, changed and written in one turn, so
 * that what another process saved meanwhile stays. Callers run one change at a time.
 */
export function createWriter({ store, keychain, keys, mark, cost, now }: WriterWorld) {
  /** A key that may protect something new, or null when there is none and secrets stay in memory. */
  async function chooseKey(acceptWeak: boolean): Promise<Target | null> {
    if (store.problem() !== null) return null
    const file = store.read()
    if (file !== null) {
      const { keyId, check, slots, records } = file
      await keys.load({ keyId, check, slots })
      if (keys.receives({ keyId, check, slots })) return { basedOn: keyId, keyId, fresh: null }
      if (keys.stateOf(keyId) === 'locked' && isNamedIn(records, keyId)) return null
      // A vault with a passphrase is not left to the keychain alone, not even an empty one.
      if (hasOtherSlots({ slots })) return null
    }
    // The file with the passphrase is gone, or another file is in its place.
    if (mark.isPassphraseRequired()) return null
    const fresh = await makeKey({ keychain, cost, now }, { keychain: acceptWeak ? 'weak' : 'strong', passphrase: null })
    return fresh && { basedOn: keyIdOf(file), keyId: fresh.group.keyId, fresh }
  }

  /** False when the file has another key or other slots now, or the key was erased meanwhile: choose again. */
  function commit({ basedOn, keyId, fresh }: Target, change: Change): boolean {
    const file = store.read()
    if (keyIdOf(file) !== basedOn) return refused(fresh)
    if (fresh !== null) return commitFresh(file, fresh, change)
    const key = file !== null && keys.receives(file) ? keys.own(keyId) : null
    if (file === null || key === null) return false
    store.write(tidied({ ...file, records: change(file.records, key) }, now()))
    return true
  }

  function commitFresh(file: VaultFile | null, { group, key }: FreshKey, change: Change): boolean {
    const base = withGroup(file, group, (old) => (keys.own(old.keyId) === null ? old : withoutWeakSlots(keychain, old)))
    const next = tidied({ ...base, records: change(base.records, key) }, now())
    const { keyId } = group
    mark.add(file, keys, { keyId, key })
    store.write(next)
    keys.keepOpen(keyId, key, keychainSlotsOf(group).length > 0 ? 'keychain' : 'passphrase')
    mark.settle(next, keys)
    return true
  }

  return {
    commit,

    /** Puts a secret into the file. False when nothing protects it, and nothing was written. Throws `file-failed`. */
    async put(id: SecretId, { origin, storedAt, text }: Secret, acceptWeak: boolean): Promise<boolean> {
      for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
        const target = await chooseKey(acceptWeak)
        if (target === null) return false
        const value = { keyId: target.keyId, origin, storedAt }
        const done = commit(target, (records, key) => withRecord(records, id, sealValue(key, id, value, text), now()))
        if (done) return true
      }
      throw new AppError('file-failed', texts.keepsChanging)
    },

    /** Throws `file-failed`, also when the file can't be used at all: what can't be seen can't be reported as destroyed. */
    remove(id: SecretId): void {
      const file = store.read()
      const problem = store.problem()
      if (problem !== null) throw new AppError('file-failed', texts.notCleared(problem))
      const records = withoutRecord(file?.records ?? [], id)
      if (file === null || records.length === file.records.length) return
      store.write(tidied({ ...file, records }, now()))
    },
  }
}

function keyIdOf(file: VaultFile | null): string | null {
  return file?.keyId ?? null
}

function refused(fresh: FreshKey | null): false {
  fresh?.key.fill(0)
  return false
}

/** Makes a new key the current one; the keys before it stay for the records that need them. */
function withGroup(file: VaultFile | null, group: KeyGroup, beside: (old: KeyGroup) => KeyGroup): VaultFile {
  const retired = file === null ? [] : groupsOf(file)
  const kept = hasOtherSlots(group) ? retired.map(beside) : retired
  return { version: 1, ...group, records: file?.records ?? [], retired: kept }
}

/** What this open key of ours can open was just sealed with the new one, so it no longer needs a slot that anyone can open. */
function withoutWeakSlots(keychain: Keychain, group: KeyGroup): KeyGroup {
  const weak = weakSlotsOf(keychain, group)
  return { ...group, slots: group.slots.filter((slot) => !weak.some(({ id }) => Object(slot).id === id)) }
}
