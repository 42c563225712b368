import { AppError } from '../../../shared/errors'
import { adopt } from './adopt'
import { groupsOf, keychainSlotsOf, type KeyGroup, type VaultFile } from './file'
import { resealed } from './records'
import { checked, levelOf, makeKey, rewrapped, weakSlotsOf } from './slots'
import { tidied } from './tidy'
import type { createWriter, WriterWorld } from './writer'

type World = WriterWorld & { writer: ReturnType<typeof createWriter> }

/** Improvements made without asking the user. The old state stays until the new one was read back. */
export function createUpgrades({ store, keychain, keys, mark, cost, now, writer }: World) {
  /** The file, if anything may be written with its key. */
  function goodFile(): VaultFile | null {
    const file = store.read()
    return file !== null && keys.receives(file) ? file : null
  }

  /** Others may know a key from a weak slot: once there is a keyring, every record is sealed with a new key. */
  async function leaveWeakSlot(): Promise<void> {
    const file = goodFile()
    if (file === null || !hasOnlyWeakSlots(file)) return
    const fresh = await makeKey({ keychain, cost, now }, { keychain: 'strong', passphrase: null })
    // If the key was erased meanwhile, nothing could be opened, so nothing could be sealed again.
    if (fresh === null || keys.own(file.keyId) === null) return
    const to = { keyId: fresh.group.keyId, key: fresh.key }
    writer.commit({ basedOn: file.keyId, keyId: to.keyId, fresh }, (records) => records.map((raw) => resealed(raw, keys.own, to)))
  }

  /** A slot of an unknown kind can't wrap a new key, so a vault that has one keeps its key. */
  function hasOnlyWeakSlots({ slots }: VaultFile): boolean {
    return slots.length > 0 && weakSlotsOf(keychain, { slots }).length === slots.length
  }

  /** Seals the records of an earlier key that opens again with the current key, if that keeps them at least as safe. */
  async function gather(): Promise<void> {
    const file = goodFile()
    const key = file && keys.own(file.keyId)
    if (file === null || key === null) return
    const level = levelOf(keychain, file)
    const givers = new Set(
      groupsOf(file)
        .filter((group) => levelOf(keychain, group) <= level)
        .map(({ keyId }) => keyId),
    )
    const keyOf = (keyId: string) => (givers.has(keyId) ? keys.own(keyId) : null)
    const records = file.records.map((raw) => resealed(raw, keyOf, { keyId: file.keyId, key }))
    const next = tidied({ ...file, records }, now())
    if (next.records.every((raw, index) => raw === file.records[index])) return
    store.write(next)
    mark.settle(next, keys)
  }

  /** Wraps those keys again that the keychain asked for. */
  async function rewrapStale(): Promise<void> {
    for (const { keyId, slot } of keys.takeStale()) {
      const held = keys.own(keyId)
      const better = held && (await rewrapped(keychain, slot, held))
      const file = store.read()
      // Looked up again: the key may have been erased meanwhile.
      const key = keys.own(keyId)
      if (better === null || file === null || key === null) continue
      const next = (group: KeyGroup): KeyGroup => {
        if (!keys.isAsGiven(group) || !keychainSlotsOf(group).some((old) => isSlot(old, slot))) return group
        return checked({ ...group, slots: group.slots.map((old) => (isSlot(old, slot) ? better : old)) }, key)
      }
      const [current, ...retired] = groupsOf(file).map(next)
      store.write({ ...file, ...current, ...(retired.length > 0 && { retired }) })
    }
  }

  return {
    /** Works with whatever could be opened. `isStrong`: there is a strong keychain. */
    async run(isStrong: boolean): Promise<void> {
      await unlessRefused(async () => adopt({ store, keys, mark }))
      if (isStrong) await unlessRefused(leaveWeakSlot)
      if (isStrong) await unlessRefused(rewrapStale)
      await unlessRefused(gather)
    },
  }
}

/** For work that nobody asked for: a failure changes nothing, and the work is tried again another time. */
export async function unlessRefused(improve: () => Promise<void>): Promise<void> {
  try {
    await improve()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

function isSlot(raw: unknown, slot: { id: string; wrapped: string }): boolean {
  if (typeof raw !== 'object' || raw === null) return false
  return 'id' in raw && raw.id === slot.id && 'wrapped' in raw && raw.wrapped === slot.wrapped
}
