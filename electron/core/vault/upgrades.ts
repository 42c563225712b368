import { AppError } from '../../../shared/errors'
import { adopt } from './adopt'
import { groupsOf, keychainSlotsOf, type KeyGroup, type VaultFile } from './file'
import { resealed } from './records'
import { checked, levelOf, makeKey, rewrapped, weakSlotsOf } from './slots'
import { tidied } from './tidy'
import type { createWriter, WriterWorld } from './writer'

type World = WriterWorld & { writer: ReturnType<typeof createWriter> }

/** Improvements that need no question. What there was before stays until the new was read back. */
export function createUpgrades({ store, keychain, keys, mark, cost, now, writer }: World) {
  /** The file, if anything may be written with its key. */
  function goodFile(): VaultFile | null {
    const file = store.read()
    return file !== null && keys.receives(file) ? file : null
  }

  /** A key that lay in a weak slot may be known: once there is a keyring, every record gets a new one. */
  async function leaveWeakSlot(): Promise<void> {
    const file = goodFile()
    if (file === null || !hasOnlyWeakSlots(file)) return
    const fresh = await makeKey({ keychain, cost, now }, { keychain: 'strong', passphrase: null })
    // Erased meanwhile: nothing could be opened, so nothing could be sealed anew.
    if (fresh === null || keys.own(file.keyId) === null) return
    const to = { keyId: fresh.group.keyId, key: fresh.key }
    writer.commit({ basedOn: file.keyId, keyId: to.keyId, fresh }, (records) => records.map((raw) => resealed(raw, keys.own, to)))
  }

  /** A slot of a kind that is not known here can't be filled with a new key, so such a vault keeps its key. */
  function hasOnlyWeakSlots({ slots }: VaultFile): boolean {
    return slots.length > 0 && weakSlotsOf(keychain, { slots }).length === slots.length
  }

  /** A key of ours that opens again hands its records over, if they are then at least as safe as they were. */
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

  /** Wraps anew what the keychain asked for. */
  async function rewrapStale(): Promise<void> {
    for (const { keyId, slot } of keys.takeStale()) {
      const held = keys.own(keyId)
      const better = held && (await rewrapped(keychain, slot, held))
      const file = store.read()
      // Looked up again: it may have been erased meanwhile.
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
    /** With whatever could be opened. `isStrong`: the keychain is there. */
    async run(isStrong: boolean): Promise<void> {
      await unlessRefused(async () => adopt({ store, keys, mark }))
      if (isStrong) await unlessRefused(leaveWeakSlot)
      if (isStrong) await unlessRefused(rewrapStale)
      await unlessRefused(gather)
    },
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

function isSlot(raw: unknown, slot: { id: string; wrapped: string }): boolean {
  if (typeof raw !== 'object' || raw === null) return false
  return 'id' in raw && raw.id === slot.id && 'wrapped' in raw && raw.wrapped === slot.wrapped
}
