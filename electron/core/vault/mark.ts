import { createHmac } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'

import { z } from 'zod'

import { AppError } from '../../../shared/errors'
import type { Store } from '../store'
import { groupsOf, passphraseIn, type VaultFile } from './file'
import type { createHeld } from './held'

const OwnKey = z.looseObject({ keyId: z.uuid(), print: z.base64() })
type OwnKey = z.infer<typeof OwnKey>

/** `vault-mark.json`: what this computer remembers of its vault, where a changed `vault.json` can't speak for itself. */
export const VaultMark = z.looseObject({
  version: z.literal(1),
  /** Data keys that were made or accepted here, by a fingerprint that tells nothing of them. */
  keys: z.array(OwnKey),
  /** Nothing but its passphrase opens the vault, so a file that asks for none is not ours. */
  isPassphraseRequired: z.boolean(),
  /** Earlier keys that were in the file before this one began and did not open then: the first proof of each counts. */
  waiting: z.array(z.uuid()).optional(),
})
export type VaultMark = z.infer<typeof VaultMark>

type HeldKey = { keyId: string; key: Buffer }
type Held = Pick<ReturnType<typeof createHeld>, 'use' | 'owned'>
export type Mark = ReturnType<typeof createMark>

const none: VaultMark = { version: 1, keys: [], isPassphraseRequired: false }

/** Remembers which data keys are this computer's own. Before the first one it knows nothing, and says so with null. */
export function createMark(store: Store<VaultMark>) {
  /** The names are those of the file from before this computer knew any key. */
  const begun = (file: VaultFile | null, { use }: Held): VaultMark => {
    const names = file === null ? [] : groupsOf(file).map(({ keyId }) => keyId)
    return { ...none, waiting: names.filter((keyId) => use(keyId) === null) }
  }

  const withKeys = (known: readonly OwnKey[], own: readonly HeldKey[]): OwnKey[] => {
    const added = own.map(({ keyId, key }) => ({ keyId, print: printOf(key) }))
    return [...known, ...added.filter(({ print }) => !known.some((one) => one.print === print))]
  }

  /** Whether a key of this name is from before: it opens what it sealed, and nothing new is sealed with it. */
  const isWaiting = (keyId: string): boolean => store.read()?.waiting?.includes(keyId) === true

  function write(mark: VaultMark): void {
    if (!isDeepStrictEqual(mark, store.read())) store.write(mark)
  }

  return {
    /** Whether this key is one of ours. Null where nothing speaks for or against it but a proof. */
    knows(keyId: string, key: Buffer): boolean | null {
      const mark = store.read()
      const named = mark?.keys.filter((one) => one.keyId === keyId) ?? []
      if (mark === null || (named.length === 0 && isWaiting(keyId))) return null
      const print = printOf(key)
      return named.some((one) => one.print === print)
    },
    isWaiting,
    /** Whether any key of ours has this name. */
    knowsName: (keyId: string): boolean | null => store.read()?.keys.some((one) => one.keyId === keyId) ?? null,
    isPassphraseRequired: (): boolean => store.read()?.isPassphraseRequired ?? false,

    /** Before a new key is written, so that it is known whenever the process ends. Throws `file-failed`. */
    add(before: VaultFile | null, held: Held, made: HeldKey): void {
      const mark = store.read() ?? begun(before, held)
      write({ ...mark, keys: withKeys(mark.keys, [...held.owned(), made]) })
    },

    /** After that: forgets the keys that are gone from the file. Can wait for another time. */
    settle(file: VaultFile, held: Held): void {
      const names = new Set(groupsOf(file).map(({ keyId }) => keyId))
      const mark = store.read() ?? begun(file, held)
      const keys = withKeys(mark.keys, held.owned()).filter(({ keyId }) => names.has(keyId))
      // What another version put there stays.
      const { waiting: before = [], ...rest } = mark
      const waiting = before.filter((keyId) => names.has(keyId))
      try {
        write({ ...rest, keys, isPassphraseRequired: passphraseIn(file) === 'only', ...(waiting.length > 0 && { waiting }) })
      } catch (error) {
        if (!(error instanceof AppError)) throw error
      }
    },
  }
}

function printOf(key: Buffer): string {
  return createHmac('sha256', key).update('latchkey-mark-1').digest('base64')
}
