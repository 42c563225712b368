import { AppError, type FailureCode } from '../../../shared/errors'
import { vaultTexts as texts } from '../../../shared/texts/vault'
import type { SecretView } from '../../../shared/secretView'
import type { Store } from '../store'
import { groupOf, SealedValue, type SecretId, type VaultFile, type VaultRecord } from './file'
import type { Keys } from './keys'
import { entryFor, openValue, textOrNull } from './records'
import { restorableSince } from './tidy'

/** The last four characters of a shorter secret would give away too much of it. */
const shortestWithTail = 16

const absent: SecretView = { state: 'absent', storedAt: null, tail: null, origin: null }

type Look = Pick<SecretView, 'state' | 'tail'>
const lockedLook: Look = { state: 'locked', tail: null }
const Origin = SealedValue.pick({ origin: true })

export function failure(code: FailureCode, reason: keyof typeof texts.closed): AppError {
  return new AppError(code, texts.closed[reason])
}

export function tailOf(text: string): string | null {
  return text.length < shortestWithTail ? null : text.slice(-4)
}

/** Throws `other-origin` unless the secret may be sent there. */
export function assertOrigin(saved: string, wanted: string): void {
  if (saved === wanted) return
  throw new AppError('other-origin', texts.otherOrigin(saved, wanted))
}

export type Reader = ReturnType<typeof createReader>

/** What is in `vault.json`, as far as the keys in memory open it. Asks no keychain and writes nothing. */
export function createReader({ store, keys, now }: { store: Store<VaultFile>; keys: Keys; now(): Date }) {
  let looks = new WeakMap<VaultRecord, { keyState: string; look: Look }>()

  function look(file: VaultFile, record: VaultRecord): Look {
    const keyState = keys.stateOf(record.keyId)
    const known = looks.get(record)
    if (known?.keyState === keyState) return known.look
    const found = lookNow(file, record)
    looks.set(record, { keyState, look: found })
    return found
  }

  function lookNow(file: VaultFile, record: VaultRecord): Look {
    const key = keys.use(record.keyId)
    if (key === null) return { state: stateWithoutKey(file, record), tail: null }
    const text = textOrNull(key, record, record)
    if (text === null) return { state: 'unreadable', tail: null }
    return { state: keys.own(record.keyId) === null ? 'doubtful' : 'stored', tail: tailOf(text) }
  }

  /** Until the keychain has been asked, a record counts as stored, since nothing speaks against it. */
  function stateWithoutKey(file: VaultFile, { keyId }: VaultRecord): 'stored' | 'locked' | 'unreadable' {
    if (groupOf(file, keyId) === undefined) return 'unreadable'
    const state = keys.stateOf(keyId)
    return state === 'locked' || state === 'unreadable' ? state : 'stored'
  }

  return {
    describe(id: SecretId, hidden: boolean): SecretView {
      const file = store.read()
      const entry = file === null ? undefined : entryFor(file, id)
      if (file === null || entry === undefined) return absent
      const { record, raw } = entry
      if (record === null) return { ...absent, state: 'unreadable', origin: Origin.safeParse(raw).data?.origin ?? null }
      const { storedAt, origin } = record
      if (hidden) return { storedAt, origin, ...lockedLook }
      const replacedAt = restorableSince(record, now())
      return { storedAt, origin, ...look(file, record), ...(replacedAt !== null && { replacedAt }) }
    },

    /** Whether the record still keeps the value it replaced, which storing another one would push out. Needs no key. */
    isReplaced(id: SecretId): boolean {
      const file = store.read()
      const record = file === null ? null : entryFor(file, id)?.record
      return record != null && restorableSince(record, now()) !== null
    },

    /**
     * The value, or null when a key has to be fetched first. What was sealed with a key that is not ours is for the
     * user's eyes, and never for use. Throws `missing`, `unreadable` or `other-origin`.
     */
    open(id: SecretId, origin: string, purpose: 'use' | 'eyes'): string | null {
      const file = store.read()
      const entry = file === null ? undefined : entryFor(file, id)
      if (entry === undefined) throw failure('missing', 'missing')
      const { record } = entry
      if (record === null) throw failure('unreadable', 'unreadable')
      assertOrigin(record.origin, origin)
      const key = keys.use(record.keyId)
      const text = key && openValue(key, record, record)
      if (text !== null && purpose === 'use' && keys.own(record.keyId) === null) throw failure('unreadable', 'doubtful')
      return text
    },

    look,

    forget(): void {
      looks = new WeakMap()
    },
  }
}
