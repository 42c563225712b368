import { AppError } from '../../shared/errors'
import { groupsOf, keychainSlotsOf, type KeyGroup, type VaultFile } from './file'
import { resealed, tidied } from './records'
import { makeKey, rewrapped } from './slots'
import type { createWriter, WriterWorld } from './writer'

type World = WriterWorld & { writer: ReturnType<typeof createWriter> }

/** Improvements that need no question. What there was before stays until the new was read back. */
export function createUpgrades({ store, keychain, keys, now, writer }: World) {
  /** A key that lay in a weak slot may be known: once there is a keyring, every record gets a new one. */
  async function leaveWeakSlot(): Promise<void> {
    const file = store.read()
    if (file === null || keys.stateOf(file.keyId) !== 'open' || !hasOnlyWeakSlots(file)) return
    const fresh = await makeKey(keychain, now(), { keychain: 'strong', passphrase: null })
    // Erased meanwhile: nothing could be opened, so nothing could be sealed anew.
    if (fresh === null || keys.use(file.keyId) === null) return
    const to = { keyId: fresh.group.keyId, key: fresh.key }
    writer.commit({ basedOn: file.keyId, keyId: to.keyId, fresh }, (records) =>
      records.map((raw) => resealed(raw, keys.use, to)),
    )
  }

  /** An earlier key that opens again hands its records over: from then on they are as safe as the others. */
  async function gather(): Promise<void> {
    const file = store.read()
    const key = file === null ? null : keys.use(file.keyId)
    if (file === null || key === null || keys.stateOf(file.keyId) !== 'open') return
    const to = { keyId: file.keyId, key }
    const records = file.records.map((raw) => resealed(raw, keys.use, to))
    if (records.every((raw, index) => raw === file.records[index])) return
    store.write(tidied({ ...file, records }, now()))
  }

  /** Wraps anew what the keychain asked for. */
  async function rewrapStale(): Promise<void> {
    for (const { keyId, slot } of keys.takeStale()) {
      const key = keys.use(keyId)
      const better = key && (await rewrapped(keychain, slot, key))
      const file = store.read()
      if (better === null || file === null) continue
      const next = (group: KeyGroup): KeyGroup => ({
        ...group,
        slots: group.slots.map((old) => (isSlot(old, slot) ? better : old)),
      })
      const [current, ...retired] = groupsOf(file).map(next)
      store.write({ ...file, ...current, ...(retired.length > 0 && { retired }) })
    }
  }

  return {
    /** With a strong keychain. */
    async run(): Promise<void> {
      await unlessRefused(leaveWeakSlot)
      await unlessRefused(rewrapStale)
    },
    /** With whatever could be opened. */
    gather: () => unlessRefused(gather),
  }
}

/** For what nobody asked for: a failure changes nothing, and it is tried again another time. */
export async function unlessRefused(improve: () => Promise<void>): Promise<void> {
  try {
    await improve()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

/** A slot of a kind that is not known here can't be filled with a new key, so such a vault keeps its key. */
function hasOnlyWeakSlots({ keyId, check, slots }: VaultFile): boolean {
  const known = keychainSlotsOf({ keyId, check, slots })
  return known.length === slots.length && known.length > 0 && known.every(({ strength }) => strength === 'weak')
}

function isSlot(raw: unknown, slot: { id: string; wrapped: string }): boolean {
  if (typeof raw !== 'object' || raw === null) return false
  return 'id' in raw && raw.id === slot.id && 'wrapped' in raw && raw.wrapped === slot.wrapped
}
