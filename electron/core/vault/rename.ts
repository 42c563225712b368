import { AppError } from '../../../shared/errors'
import { vaultTexts } from '../../../shared/texts/vault'
import { groupOf, hasOtherSlots, type SealedValue, type SecretId, type VaultFile, type VaultRecord } from './file'
import type { Memory } from './memory'
import { failure } from './reader'
import { entriesOf, entryOf, idOf, openValue, sealValue, type Entry } from './records'
import { restorableSince, tidied } from './tidy'
import type { WriterWorld } from './writer'

/** All secrets that a project has in one environment, for another one. */
export type Renaming = { project: string; from: string; to: string }

/** Those of `environment` that `of` has as well. */
export type Copies = { project: string; environment: string; of: string }

type World = Pick<WriterWorld, 'store' | 'keys' | 'now'> & { memory: Memory }

/**
 * An environment's name is part of what authenticates its secrets, so each is opened and sealed anew for another name, with
 * the key that it has. First all are copied, and once they are in use the old ones are dropped.
 */
export function createRenaming({ store, keys, memory, now }: World) {
  function readable(): VaultFile | null {
    const file = store.read()
    const problem = store.problem()
    if (problem !== null) throw new AppError('file-failed', vaultTexts.notChanged(problem))
    return file
  }

  /** The same value for another environment. Throws if it can't be opened, or its key is not ours. */
  function again(record: VaultRecord, { keyId, origin, storedAt, ...sealed }: SealedValue, to: SecretId): SealedValue {
    const key = keys.own(keyId)
    if (key === null) throw whyClosed(keyId)
    const value = { keyId, origin, storedAt }
    return sealValue(key, to, value, openValue(key, idOf(record), { ...value, ...sealed }))
  }

  function whyClosed(keyId: string): AppError {
    const file = store.read()
    const group = file === null ? undefined : groupOf(file, keyId)
    const state = keys.stateOf(keyId)
    if (state === 'doubtful') return failure('unreadable', 'doubtful')
    if (group === undefined || state === 'unreadable') return failure('unreadable', 'unreadable')
    return failure('locked', hasOtherSlots(group) ? 'passphrase' : 'locked')
  }

  function copyOf({ record }: Entry, environment: string): object {
    if (record === null) throw failure('unreadable', 'unreadable')
    const id = { ...idOf(record), environment }
    const { previous: replaced, ...rest } = record
    const copy = { ...rest, ...id, ...again(record, record, id) }
    if (replaced === undefined || restorableSince(record, now()) === null) return copy
    return { ...copy, previous: { ...replaced, ...again(record, replaced, id) } }
  }

  /** What has no copy yet. One that was made before a process ended is as good as the secret itself. */
  function uncopied(file: VaultFile | null, { project, from, to }: Renaming): Entry[] {
    const entries = file === null ? [] : entriesOf(file)
    const there = new Set(entries.filter(isIn(project, to)).map(valueOf))
    return entries.filter((entry) => isIn(project, from)(entry) && (entry.record === null || !there.has(valueOf(entry))))
  }

  return {
    /** Whether secrets have to be opened for it. */
    isLeftToCopy: (renaming: Renaming): boolean => {
      const isOf = isIn(renaming.project, renaming.from)
      return uncopied(readable(), renaming).length > 0 || memory.all().some(isOf)
    },

    copyRenamed(renaming: Renaming): void {
      const { project, from, to } = renaming
      const file = readable()
      const copies = uncopied(file, renaming).map((entry) => copyOf(entry, to))
      const names = new Set(copies.map((copy) => entryOf(copy).name))
      const others = file?.records.filter((raw) => isUnclaimed(entryOf(raw)) || !names.has(entryOf(raw).name)) ?? []
      if (file !== null && copies.length > 0) store.write(tidied({ ...file, records: [...others, ...copies] }, now()))
      for (const kept of memory.all().filter(isIn(project, from))) memory.keep({ ...kept, id: { ...kept.id, environment: to } })
    },

    dropCopies({ project, environment, of }: Copies): void {
      const file = readable()
      const kept = memory.all()
      const names = new Set([...(file === null ? [] : entriesOf(file)), ...kept].filter(isIn(project, of)).map(fieldOf))
      const isCopy = (one: Listed) => isIn(project, environment)(one) && names.has(fieldOf(one))
      const records = file?.records.filter((raw) => !isCopy(entryOf(raw))) ?? []
      if (file !== null && records.length < file.records.length) store.write(tidied({ ...file, records }, now()))
      for (const { id } of kept.filter(isCopy)) memory.drop(id)
    },
  }
}

type Listed = { id: SecretId | null; record?: VaultRecord | null }

/** Which secret it is, in any environment. */
const fieldOf = ({ id }: Listed): string => JSON.stringify([id?.service, id?.field])

/** Which value of it: another one was stored at another time. */
const valueOf = ({ id, record }: Listed): string =>
  JSON.stringify([id?.service, id?.field, record?.origin, record?.storedAt, record?.previous?.storedAt])

const isUnclaimed = ({ record }: Listed) => record?.unclaimed === true

function isIn(project: string, environment: string): (one: Listed) => boolean {
  return (one) => one.id?.project === project && one.id.environment === environment && !isUnclaimed(one)
}
