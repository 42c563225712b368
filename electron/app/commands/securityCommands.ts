import { AppError } from '../../../shared/errors'
import { doneTexts as texts } from '../../../shared/texts/done'
import { refusalTexts } from '../../../shared/texts/refusals'
import { confirmed } from '../../core/operations/secretPlaces'
import { takeOver } from '../../core/operations/takeOver'
import type { SecretId } from '../../core/vault/file'
import type { Shared } from '../state/shared'
import { endLostNotice, lostSecrets } from '../views/lostProjects'
import { securityView } from '../views/securityView'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'

/** What protects all secrets of this user, whichever project is open. */
export function securityCommands(session: Session): ActsOf<'vault' | 'security' | 'passphrase'> {
  const { shared } = session
  const { vault, clipboard, preferences, publishAll } = shared

  /** Success or failure, all windows show what it left behind. */
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
    'security.claim': async ({ project: lost }) => {
      const project = confirmed(session.opened())
      await change(async () => {
        const { taken, left, reasons } = await takeOver(shared, project, await lostSecrets(shared, lost))
        session.say(texts.claimed(taken, left, reasons))
        await endLostNotice(shared)
      }, null)
    },
    'security.copy': async ({ id }) => {
      const { label, origin } = await lostSecret(shared, id)
      if (origin === null) throw new AppError('unreadable', refusalTexts.notShown)
      const seconds = preferences.read().clipboardSeconds
      await clipboard.copySecret(await vault.reveal(id, origin), seconds)
      session.say(texts.copiedSecret(label, seconds))
      session.publish()
    },

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

/** A secret whose project can't be found. The others have pages of their own. */
async function lostSecret(shared: Shared, { project, service, environment, field }: SecretId) {
  const { secrets } = await securityView(shared)
  const isIt = (id: SecretId | null) =>
    id?.project === project && id.service === service && id.environment === environment && id.field === field
  const found = secrets.find(({ id, isLost }) => isLost && isIt(id))
  if (found === undefined) throw new AppError('invalid', refusalTexts.isFound)
  return found
}
