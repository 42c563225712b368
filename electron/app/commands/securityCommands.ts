import type { Command, Handlers } from '../../../shared/contract'
import { doneTexts as texts } from '../../../shared/texts'
import { endLostNotice } from '../views/lostProjects'
import { securityView } from '../views/securityView'
import type { Session } from '../session/session'

type Group = Pick<Handlers, Extract<Command, `vault.${string}` | `passphrase.${string}` | 'security.read' | 'security.clear'>>

/** What protects all secrets of this user, whichever project is open. */
export function securityCommands(session: Session): Group {
  const { shared } = session
  const { vault, publishAll } = shared

  /** Both windows and both outcomes see what it left behind. */
  async function change(act: () => Promise<unknown>, done: string | null): Promise<void> {
    try {
      await act()
      if (done !== null) session.say(done)
    } finally {
      publishAll()
    }
  }

  return {
    'vault.hide': shared.hideSecrets,
    'vault.show': () => change(vault.show, null),
    'vault.acceptWeak': () => change(vault.acceptWeak, texts.weakAccepted),
    'vault.acceptFile': ({ passphrase }) =>
      change(() => vault.changeUnlockMethods((unlockMethods) => unlockMethods.acceptFile(passphrase)), texts.fileAccepted),

    'security.read': () => securityView(shared),
    'security.clear': ({ id }) => change(() => vault.clear(id).then(() => endLostNotice(shared)), texts.clearedStored),

    'passphrase.unlock': ({ passphrase }) => change(() => vault.unlockWith(passphrase), texts.unlocked),
    'passphrase.set': ({ next, current }) =>
      change(
        () => vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(next, current)),
        texts.passphrase.set,
      ),
    'passphrase.remove': ({ current }) =>
      change(
        () => vault.changeUnlockMethods((unlockMethods) => unlockMethods.removePassphrase(current)),
        texts.passphrase.removed,
      ),
    'passphrase.require': ({ isRequired, current }) =>
      change(
        () => vault.changeUnlockMethods((unlockMethods) => unlockMethods.requirePassphrase(isRequired, current)),
        isRequired ? texts.passphrase.required : texts.passphrase.free,
      ),
    'passphrase.startOver': ({ next }) =>
      change(() => vault.changeUnlockMethods((unlockMethods) => unlockMethods.startOver(next)), texts.passphrase.set),
  }
}
