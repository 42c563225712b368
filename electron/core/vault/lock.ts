import { groupsOf, type SecretId, type VaultFile } from './file'
import type { Keychain, KeychainState } from './keychain'
import { createKeys } from './keys'
import { createMemory, type Kept } from './memory'
import { createUnlockMethods } from './unlockMethods'
import { createOverview } from './overview'
import { createReader } from './reader'
import { createRenaming } from './rename'
import { restorePrevious } from './restore'
import { createSameness } from './sameness'
import { weakSlotsOf } from './slots'
import { createSomeSecret } from './someSecret'
import { createUpgrades, unlessRefused } from './upgrades'
import { createWriter, type WriterWorld } from './writer'

/** Decides which secrets can be used now, and where they are kept. Callers run the asynchronous parts one at a time. */
export function createLock({ store, keychain, mark, cost, now }: Omit<WriterWorld, 'keys'>) {
  const acceptsWeak = () => accepted || wasAccepted({ keychain, mark, keys }, store.read())
  const keys = createKeys({ keychain, mark, acceptsWeak: () => accepted })
  const reader = createReader({ store, keys, now })
  const writer = createWriter({ store, keychain, keys, mark, cost, now })
  const upgrades = createUpgrades({ store, keychain, keys, mark, cost, now, writer })
  const unlockMethods = createUnlockMethods({ store, keychain, keys, mark, cost, now, writer, acceptsWeak })
  const memory = createMemory()
  let known: KeychainState | 'unknown' = 'unknown'
  let accepted = false
  let hidden = false

  async function put(kept: Kept): Promise<void> {
    if (await writer.put(kept.id, kept, accepted)) return void memory.drop(kept.id)
    memory.keep(kept)
    known = await keychain.state()
  }

  function forget(only?: 'keychain'): void {
    keys.forget(only)
    reader.forget()
  }

  function setHidden(value: boolean): void {
    hidden = value
    if (hidden) forget()
  }

  async function unlock(): Promise<void> {
    if (accepted || hasWeakSlot(keychain, store.read())) keychain.allowWeak()
    known = await keychain.state()
    // While the keyring is missing, its secrets must not look available.
    if (known !== 'strong') forget('keychain')
    const file = store.read()
    for (const group of file === null ? [] : groupsOf(file)) await keys.load(group)
    await upgrades.run(known === 'strong')
    // What had to stay in memory goes into the file as soon as something protects it.
    for (const kept of memory.all()) await unlessRefused(() => put(kept))
    if (hidden) forget()
  }

  return {
    reader,
    writer,
    memory,
    isHidden: () => hidden,
    sources: (): readonly unknown[] => [store.read(), store.problem(), keys.version(), memory.version(), hidden],
    isSame: createSameness({ store, keys, memory }),
    someSecret: createSomeSecret({ store, keys, memory }),
    /** Asks the keychain, opens what can be opened, and gives the file the best protection available now. */
    unlock,

    /** Storing while secrets are hidden shows none of them. Throws `file-failed`. */
    async store(kept: Kept): Promise<void> {
      try {
        if (known === 'unknown') await unlock()
        await put(kept)
      } finally {
        if (hidden) forget()
      }
    },

    ...createRenaming({ store, keys, memory, now }),
    restore: (id: SecretId) => restorePrevious({ store, keys, now }, id),
    setHidden,
    acceptWeak: () => void (accepted = true),
    unlockMethods,
    overview: createOverview({ store, keychain, keys, mark, reader, memory }, () => ({ known, accepted: acceptsWeak(), hidden })),
  }
}

type Known = Pick<WriterWorld, 'keychain' | 'mark' | 'keys'>

/** Whether the user said yes to the weak key in use: only that makes it ours. */
function wasAccepted({ keychain, mark, keys }: Known, file: VaultFile | null): boolean {
  if (file === null || !hasWeakSlot(keychain, file)) return false
  return mark.knowsName(file.keyId) === true && keys.stateOf(file.keyId) !== 'doubtful'
}

function hasWeakSlot(keychain: Keychain, file: VaultFile | null): boolean {
  return file !== null && weakSlotsOf(keychain, file).length > 0
}
