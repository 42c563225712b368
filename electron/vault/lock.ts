import { groupsOf, type SecretId } from './file'
import type { KeychainState } from './keychain'
import { createKeys } from './keys'
import { createMemory, type Kept } from './memory'
import { createOpenerChanges } from './openers'
import { createOverview, hasWeakSlot } from './overview'
import { createReader } from './reader'
import { restorePrevious } from './restore'
import { createSameness } from './sameness'
import { createUpgrades, unlessRefused } from './upgrades'
import { createWriter, type WriterWorld } from './writer'

/** What stands between the secrets and their use. The asynchronous parts are called one at a time. */
export function createLock({ store, keychain, now }: Omit<WriterWorld, 'keys'>) {
  const keys = createKeys({ keychain })
  const reader = createReader({ store, keys, now })
  const writer = createWriter({ store, keychain, keys, now })
  const upgrades = createUpgrades({ store, keychain, keys, now, writer })
  const openers = createOpenerChanges({ store, keychain, keys, now, writer })
  const memory = createMemory()
  let known: KeychainState | 'unknown' = 'unknown'
  let accepted = false
  let hidden = false

  async function put(kept: Kept): Promise<void> {
    if (await writer.put(kept.id, kept, accepted)) {
      memory.drop(kept.id)
    } else {
      memory.keep(kept)
      known = await keychain.state()
    }
  }

  function forget(): void {
    keys.forget()
    reader.forget()
  }

  function setHidden(value: boolean): void {
    hidden = value
    if (hidden) forget()
  }

  async function unlock(): Promise<void> {
    if (accepted || hasWeakSlot(store.read())) keychain.allowWeak()
    known = await keychain.state()
    // Without its keyring nothing may look as if it were there.
    if (known !== 'strong') keys.forget('keychain')
    if (known !== 'strong') reader.forget()
    const file = store.read()
    for (const group of file === null ? [] : groupsOf(file)) await keys.load(group)
    if (known === 'strong') await upgrades.run()
    await upgrades.gather()
    // What had to stay in memory goes into the file as soon as something protects it.
    for (const kept of memory.all()) await unlessRefused(() => put(kept))
    if (hidden) forget()
  }

  return {
    reader,
    writer,
    memory,
    isHidden: () => hidden,
    isSame: createSameness({ store, keys, memory }),
    /** Asks the keychain, opens what can be opened, and brings the file to the best protection there is now. */
    unlock,

    /** Throws `file-failed`. Adding to hidden secrets shows none of them. */
    async store(kept: Kept): Promise<void> {
      try {
        if (known === 'unknown') await unlock()
        await put(kept)
      } finally {
        if (hidden) forget()
      }
    },

    restore: (id: SecretId) => restorePrevious({ store, keys, now }, id),
    setHidden,
    acceptWeak: () => void (accepted = true),
    openers,
    overview: createOverview({ store, keychain, keys, reader, memory }, () => ({ known, accepted, hidden })),
  }
}
