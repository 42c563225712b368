import { AppError } from '../../../shared/errors'
import { vaultTexts as texts } from '../../../shared/texts/vault'
import { groupsOf, passphraseIn, type KeyGroup, type VaultFile } from './file'
import { affordableSlots, hasMoreSlots, unwrapWith } from './passphrase'
import type { WriterWorld } from './writer'

/** Which keys count: our own, or also those that only the user can vouch for. */
export type Reach = 'own' | 'all'

/** What a passphrase opens, and whether the person who typed it may change the vault. */
export function createProof({ store, keys, mark }: Pick<WriterWorld, 'store' | 'keys' | 'mark'>) {
  function fileNow(): VaultFile | null {
    const problem = store.problem()
    if (problem !== null) throw new AppError('file-failed', texts.notChanged(problem))
    return store.read()
  }

  /** The part the passphrase plays. Where one is required, a file that asks for none does not change that. */
  const role = () => (mark.isPassphraseRequired() ? 'only' : passphraseIn(fileNow()))

  /** Opens every group that this passphrase opens, as far as trying is affordable. */
  async function openWith(passphrase: string): Promise<KeyGroup[]> {
    const opened = new Set<KeyGroup>()
    const file = store.read()
    for (const { group, slot } of affordableSlots(file === null ? [] : groupsOf(file))) {
      const key = opened.has(group) ? null : await unwrapWith(passphrase, group.keyId, slot)
      if (key === null) continue
      keys.takeProven(group, key)
      opened.add(group)
    }
    return [...opened]
  }

  /** Says so when the right slot may be among those that were not tried. */
  function wrongPassphrase(): AppError {
    const file = store.read()
    const why = file !== null && hasMoreSlots(groupsOf(file)) ? texts.manyWaysIn : texts.wrongPassphrase
    return new AppError('wrong-passphrase', why)
  }

  return {
    fileNow,
    role,
    openWith,
    wrongPassphrase,

    /** Throws `wrong-passphrase` unless the vault has no passphrase or this one opens it. */
    async verify(current: string | null, reach: Reach = 'own'): Promise<void> {
      if (role() === 'none') return
      const opened = current === null ? [] : await openWith(current)
      const counts = opened.some(({ keyId }) => (reach === 'all' ? keys.use(keyId) : keys.own(keyId)) !== null)
      if (!counts) throw wrongPassphrase()
    },
  }
}
