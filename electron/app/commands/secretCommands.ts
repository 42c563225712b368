import type { Handlers } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import type { FieldAt } from '../../../shared/schemas'
import { doneTexts, refusalTexts } from '../../../shared/texts'
import type { Session } from '../session/session'
import { sameSecretAt } from '../views/secretsView'
import type { SecretId } from '../../core/vault/file'
import { secretIn } from '../../core/vault/pastedSecret'
import { keepSecret, secretFieldOf } from '../../core/operations/keepSecret'
import { idOf } from '../../core/operations/secretPlaces'

type Group = Pick<
  Handlers,
  'secret.store' | 'secret.paste' | 'secret.reveal' | 'secret.copy' | 'secret.clear' | 'secret.restore' | 'secret.share'
>

/** Secrets go in here and come out only by Reveal, and to the clipboard. */
export function secretCommands(session: Session): Group {
  const { vault, clipboard, preferences } = session.shared

  const store = (fieldAt: FieldAt, pasted: string) =>
    session.attempt(fieldAt, fieldAt.field, async () => {
      const { label, variable, mayBeSame, perEnvironment } = secretFieldOf(fieldAt)
      await keepSecret(session.shared, session.opened(), fieldAt, secretIn(pasted, variable))
      const id = idOf(session.opened(), fieldAt)
      const isStored = vault.describe(id).state === 'stored'
      const isApart = perEnvironment && mayBeSame !== true
      const other = isApart ? sameSecretAt(session.shared, session.opened(), fieldAt) : null
      session.say(
        `${(isStored ? doneTexts.stored : doneTexts.inMemory)(label)}${other === null ? '' : doneTexts.sameSecret(other)}`,
      )
    })

  /** Opens a stored secret for the user's eyes or clipboard; bound to the origin it was saved for. */
  async function openStored(fieldAt: FieldAt, open = vault.reveal): Promise<string> {
    const id = idOf(session.opened(), fieldAt)
    const { origin } = vault.describe(id)
    if (origin === null) throw new AppError('missing', refusalTexts.notStored(secretFieldOf(fieldAt).label))
    return open(id, origin)
  }

  const change = (fieldAt: FieldAt, act: (id: SecretId) => Promise<void>, done: (label: string) => string) =>
    session.attempt(fieldAt, fieldAt.field, async (run) => {
      run.work?.controller.abort()
      run.notes.delete(fieldAt.field)
      await act(idOf(session.opened(), fieldAt))
      session.say(done(secretFieldOf(fieldAt).label))
    })

  return {
    'secret.store': (input) => store(input, input.value),
    'secret.paste': async (fieldAt) => store(fieldAt, await clipboard.read()),

    'secret.reveal': async (fieldAt) => {
      const value = await session.attempt(fieldAt, fieldAt.field, () => openStored(fieldAt))
      if (value === undefined) throw new AppError('unreadable', refusalTexts.notShown)
      return { value, seconds: preferences.read().revealSeconds }
    },

    'secret.copy': (fieldAt) =>
      session.attempt(fieldAt, fieldAt.field, async () => {
        const { label, variable } = secretFieldOf(fieldAt)
        const value = await openStored(fieldAt)
        const seconds = preferences.read().clipboardSeconds
        await clipboard.copySecret(fieldAt.form === 'variable' ? `${variable}=${value}` : value, seconds)
        session.say(doneTexts.copiedSecret(label, seconds))
      }),

    'secret.clear': (fieldAt) => change(fieldAt, vault.clear, doneTexts.cleared),
    'secret.restore': (fieldAt) => change(fieldAt, vault.restore, doneTexts.putBack),

    'secret.share': ({ to, ...fieldAt }) =>
      session.attempt(fieldAt, fieldAt.field, async () => {
        const { label, mayBeSame } = secretFieldOf(fieldAt)
        if (mayBeSame !== true) throw new AppError('invalid', refusalTexts.notShared(label))
        await keepSecret(session.shared, session.opened(), { ...fieldAt, environment: to }, await openStored(fieldAt, vault.open))
        session.say(doneTexts.storedElsewhere(label, to))
      }),
  }
}
