import type { Handlers, Spot } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import { otherThan } from '../../../shared/fields'
import { doneTexts, refusalTexts } from '../../../shared/texts'
import type { Session } from '../session/session'
import type { SecretId } from '../../core/vault/file'
import { secretIn } from '../../core/vault/pastedSecret'
import { keepSecret, secretFieldOf } from './keepSecret'
import { idOf } from './secretPlaces'

type Group = Pick<
  Handlers,
  'secret.store' | 'secret.paste' | 'secret.reveal' | 'secret.copy' | 'secret.clear' | 'secret.restore' | 'secret.share'
>

/** Secrets go in here and come out only by Reveal, and to the clipboard. */
export function secretCommands(session: Session): Group {
  const { vault, clipboard, preferences } = session.shared

  const store = (spot: Spot, pasted: string) =>
    session.attempt(spot, spot.field, async () => {
      const { label, variable, mayBeSame, perEnvironment } = secretFieldOf(spot)
      await keepSecret(session, spot, secretIn(pasted, variable))
      const [id, other] = [idOf(session, spot), elsewhere(spot)]
      const isStored = vault.describe(id).state === 'stored'
      const isDouble = perEnvironment && mayBeSame !== true && vault.isSame(id, idOf(session, other))
      const same = isDouble ? doneTexts.sameSecret(other.environment) : ''
      session.say(`${(isStored ? doneTexts.stored : doneTexts.inMemory)(label)}${same}`)
    })

  /** Opens a stored secret for the user's eyes or clipboard; bound to the origin it was saved for. */
  async function openStored(spot: Spot, open = vault.reveal): Promise<string> {
    const id = idOf(session, spot)
    const { origin } = vault.describe(id)
    if (origin === null) throw new AppError('missing', refusalTexts.notStored(secretFieldOf(spot).label))
    return open(id, origin)
  }

  const change = (spot: Spot, act: (id: SecretId) => Promise<void>, done: (label: string) => string) =>
    session.attempt(spot, spot.field, async (run) => {
      run.work?.controller.abort()
      run.notes.delete(spot.field)
      await act(idOf(session, spot))
      session.say(done(secretFieldOf(spot).label))
    })

  return {
    'secret.store': (input) => store(input, input.value),
    'secret.paste': async (spot) => store(spot, await clipboard.read()),

    'secret.reveal': async (spot) => {
      const opened: string[] = []
      await session.attempt(spot, spot.field, async () => void opened.push(await openStored(spot)))
      const [value] = opened
      if (value === undefined) throw new AppError('unreadable', refusalTexts.notShown)
      return { value, seconds: preferences.read().revealSeconds }
    },

    'secret.copy': (spot) =>
      session.attempt(spot, spot.field, async () => {
        const { label, variable } = secretFieldOf(spot)
        const value = await openStored(spot)
        const seconds = preferences.read().clipboardSeconds
        await clipboard.copySecret(spot.form === 'variable' ? `${variable}=${value}` : value, seconds)
        session.say(doneTexts.copiedSecret(label, seconds))
      }),

    'secret.clear': (spot) => change(spot, vault.clear, doneTexts.cleared),
    'secret.restore': (spot) => change(spot, vault.restore, doneTexts.putBack),

    'secret.share': (spot) =>
      session.attempt(spot, spot.field, async () => {
        const { label, mayBeSame } = secretFieldOf(spot)
        if (mayBeSame !== true) throw new AppError('invalid', refusalTexts.notShared(label))
        await keepSecret(session, elsewhere(spot), await openStored(spot, vault.open))
        session.say(doneTexts.storedElsewhere(label, elsewhere(spot).environment))
      }),
  }
}

function elsewhere(spot: Spot): Spot {
  return { ...spot, environment: otherThan(spot.environment) }
}
