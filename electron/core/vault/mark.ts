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
  /** Data keys made or accepted here, each as a fingerprint that gives nothing away about it. */
  keys: z.array(OwnKey),
  /** Only the passphrase opens the vault, so a file that asks for no passphrase is not ours. */
  isPassphraseRequired: z.boolean(),
  /** Keys that were in the vault when this file was begun, and did not open then. For each of them the first proof counts. */
  waiting: z.array(z.uuid()).optional(),
})
export type VaultMark = z.infer<typeof VaultMark>

type HeldKey = { keyId: string; key: Buffer }
type Held = Pick<ReturnType<typeof createHeld>, 'use' | 'owned'>
export type Mark = ReturnType<typeof createMark>

const none: VaultMark = { version: 1, keys: [], isPassphraseRequired: false }

/** Remembers which data keys are this computer's own. Before the first one it knows nothing and answers null. */
export function createMark(store: Store<VaultMark>) {
  /** The first mark of this computer. Keys of the file that are not open now are noted as waiting. */
  const begun = (file: VaultFile | null, { use }: Held): VaultMark => {
    const names = file === null ? [] : groupsOf(file).map(({ keyId }) => keyId)
    return { ...none, waiting: names.filter((keyId) => use(keyId) === null) }
  }

  const withKeys = (known: readonly OwnKey[], own: readonly HeldKey[]): OwnKey[] => {
    const added = own.map(({ keyId, key }) => ({ keyId, print: printOf(key) }))
    return [...known, ...added.filter(({ print }) => !known.some((one) => one.print === print))]
  }

  /** Whether a key of this name was waiting when the mark was begun: it opens what it sealed, but seals nothing new. */
  const isWaiting = (keyId: string): boolean => store.read()?.waiting?.includes(keyId) === true

  function write(mark: VaultMark): void {
    if (!isDeepStrictEqual(mark, store.read())) store.write(mark)
  }

  return {
    /** Whether this key is one of ours. Null where the mark can't tell, so that only a proof can. */
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

    /** Called before a new key is written, so that the key is known even if the process ends in between. Throws `file-failed`. */
    add(before: VaultFile | null, held: Held, made: HeldKey): void {
      const mark = store.read() ?? begun(before, held)
      write({ ...mark, keys: withKeys(mark.keys, [...held.owned(), made]) })
    },

    /** Called after that: forgets the keys that are gone from the file. If that fails, a later call does it. */
    settle(file: VaultFile, held: Held): void {
      const names = new Set(groupsOf(file).map(({ keyId }) => keyId))
      const mark = store.read() ?? begun(file, held)
      const keys = withKeys(mark.keys, held.owned()).filter(({ keyId }) => names.has(keyId))
      // Members that another version added stay.
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
