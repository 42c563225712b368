import { createHmac } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'

import { z } from 'zod'

import { AppError } from '../../shared/errors'
import type { Store } from '../stores'
import { groupsOf, passphraseIn, type VaultFile } from './file'

const OwnKey = z.object({ keyId: z.uuid(), print: z.base64() })
type OwnKey = z.infer<typeof OwnKey>

/** `vault-mark.json`: what this computer remembers of its vault, where a changed `vault.json` can't speak for itself. */
export const VaultMark = z.object({
  version: z.literal(1),
  /** Data keys that were made or accepted here, by a fingerprint that tells nothing of them. */
  keys: z.array(OwnKey),
  /** Nothing but its passphrase opens the vault, so a file that asks for none is not ours. */
  isPassphraseRequired: z.boolean(),
})
export type VaultMark = z.infer<typeof VaultMark>

export type HeldKey = { keyId: string; key: Buffer }
export type Mark = ReturnType<typeof createMark>

const none: VaultMark = { version: 1, keys: [], isPassphraseRequired: false }

/** Remembers which data keys are this computer's own. Before the first one it knows nothing, and says so with null. */
export function createMark(store: Store<VaultMark>) {
  const withKeys = (own: readonly HeldKey[]): OwnKey[] => {
    const known = store.read()?.keys ?? []
    const added = own.map(({ keyId, key }) => ({ keyId, print: printOf(key) }))
    return [...known, ...added.filter(({ print }) => !known.some((one) => one.print === print))]
  }

  function write(mark: VaultMark): void {
    if (!isDeepStrictEqual(mark, store.read())) store.write(mark)
  }

  return {
    /** Whether this key is one of ours. */
    knows(keyId: string, key: Buffer): boolean | null {
      const print = printOf(key)
      return store.read()?.keys.some((one) => one.keyId === keyId && one.print === print) ?? null
    },
    /** Whether any key of ours has this name. */
    knowsName: (keyId: string): boolean | null => store.read()?.keys.some((one) => one.keyId === keyId) ?? null,
    isPassphraseRequired: (): boolean => store.read()?.isPassphraseRequired ?? false,

    /** Before a new key is written, so that it is known whenever the process ends. Throws `file-failed`. */
    add: (own: readonly HeldKey[]): void => write({ ...(store.read() ?? none), keys: withKeys(own) }),

    /** After that: forgets the keys that are gone from the file. Can wait for another time. */
    settle(file: VaultFile, own: readonly HeldKey[]): void {
      const names = new Set(groupsOf(file).map(({ keyId }) => keyId))
      const keys = withKeys(own).filter(({ keyId }) => names.has(keyId))
      try {
        write({ version: 1, keys, isPassphraseRequired: passphraseIn(file) === 'only' })
      } catch (error) {
        if (!(error instanceof AppError)) throw error
      }
    },
  }
}

function printOf(key: Buffer): string {
  return createHmac('sha256', key).update('latchkey-mark-1').digest('base64')
}
