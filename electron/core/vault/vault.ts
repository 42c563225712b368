import type { SecretView } from '../../../shared/secretView'
import type { Store } from '../store'
import { createTurns } from '../turns'
import { createAccess } from './access'
import type { SecretId, VaultFile } from './file'
import { createLock } from './lock'
import { createMark, type VaultMark } from './mark'
import { failure } from './reader'
import type { Copies, Renaming } from './rename'
import type { Maker } from './slots'

type Dependencies = Maker & { store: Store<VaultFile>; marks: Store<VaultMark> }

export type Vault = ReturnType<typeof createVault>

/**
 * The secrets of one user. What nothing protects stays in memory until the process ends; what is protected is never
 * overwritten by something less protected. Changes and keychain calls run one at a time.
 */
export function createVault({ store, marks, keychain, cost, now }: Dependencies) {
  const lock = createLock({ store, keychain, mark: createMark(marks), cost, now })
  const { list, slots, mayHold, failureOf } = lock.overview
  const inTurn = createTurns()

  /** The value, or null when its key has to be fetched from the keychain first. */
  function opened(id: SecretId, origin: string, purpose: 'use' | 'eyes'): string | null {
    if (lock.isHidden()) throw failure('locked', 'hidden')
    return lock.memory.open(id, origin) ?? lock.reader.open(id, origin, purpose)
  }

  async function open(id: SecretId, origin: string, purpose: 'use' | 'eyes'): Promise<string> {
    const ready = opened(id, origin, purpose)
    if (ready !== null) return ready
    await inTurn(lock.unlock)
    const text = opened(id, origin, purpose)
    if (text !== null) return text
    throw failureOf(id)
  }

  return {
    ...createAccess({ lock, inTurn }),
    list,
    slots,
    mayHold,
    /** False while nobody can tell what is stored: the file is a newer version's, or can't be read. */
    isReadable: () => store.problem() === null,

    /** Keeps a secret: in the file when something protects it, else in memory until quit. Throws `file-failed`. */
    store: (id: SecretId, origin: string, text: string): Promise<void> =>
      inTurn(() => lock.store({ id, origin, text, storedAt: now().toISOString() })),

    /** The secret, for this origin only. Throws `missing`, `locked`, `unreadable` or `other-origin`. */
    open: (id: SecretId, origin: string): Promise<string> => open(id, origin, 'use'),

    /** Like `open`, for the user's own eyes: also opens what comes from a file that was not written here. */
    reveal: (id: SecretId, origin: string): Promise<string> => open(id, origin, 'eyes'),

    /** What all that can be told without asking is made from: while these are the same, only time changes an answer. */
    sources: lock.sources,

    /** What the page may know of a secret. Asks no keychain. */
    describe: (id: SecretId): SecretView =>
      lock.memory.describe(id, lock.isHidden()) ?? lock.reader.describe(id, lock.isHidden()),

    /** Whether storing another value would lose one for good. Can be told even while secrets are hidden or locked. */
    wouldLose: (id: SecretId): boolean => lock.memory.has(id) || lock.reader.isReplaced(id),

    /** Whether a secret ends with the process, since nothing protects it. Can be told even while secrets are hidden. */
    isOnlyInMemory: (id: SecretId): boolean => lock.memory.has(id),

    /** Whether two secrets are the same. False where that can't be told: hidden, locked, absent. Asks no keychain. */
    isSame: (left: SecretId, right: SecretId): boolean => !lock.isHidden() && lock.isSame(left, right),

    /** Whether one of a project's secrets that are open now passes a test. Asks no keychain. */
    someSecret: lock.someSecret,

    /** Swaps a secret's value with the one it replaced. Throws `missing`, `locked`, `unreadable` or `file-failed`. */
    restore: (id: SecretId): Promise<void> =>
      inTurn(async () => {
        if (lock.isHidden()) throw failure('locked', 'hidden')
        // Its keys may have been erased since undo was offered.
        await lock.unlock()
        lock.restore(id)
      }),

    /**
     * Seals all secrets of a project's environment once more for another one, in place of what is there; those that they
     * replaced too. Throws `locked`, `unreadable` or `file-failed`, and changes nothing, if one of them can't be opened.
     */
    renameCopies: (renaming: Renaming): Promise<void> =>
      inTurn(async () => {
        if (!lock.isLeftToCopy(renaming)) return
        if (lock.isHidden()) throw failure('locked', 'hidden')
        await lock.unlock()
        lock.copyRenamed(renaming)
      }),

    /** Drops the secrets of an environment that another one has too, by their names. Opens none. Throws `file-failed`. */
    dropCopies: (copies: Copies): Promise<void> => inTurn(async () => lock.dropCopies(copies)),

    /** Destroys a secret and the value it replaced. Throws `file-failed`. */
    clear: (id: SecretId): Promise<void> =>
      inTurn(async () => {
        const wasInMemory = lock.memory.drop(id)
        if (!wasInMemory || store.problem() === null) lock.writer.remove(id)
      }),
  }
}
