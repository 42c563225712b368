import type { Handlers, Spot } from '../../shared/contract'
import { AppError } from '../../shared/errors'
import type { SecretField } from '../../shared/fields'
import { keyFieldOf, serviceOf } from '../../shared/services'
import { keyFieldAt, placeOf } from '../projects/place'
import { knownRuntimeKeys } from '../projects/values'
import type { Session } from '../session'
import type { SecretId } from '../vault/file'
import { secretIn } from '../vault/pastedSecret'
import { addressOf, idOf } from './secretPlaces'

type Group = Pick<
  Handlers,
  'secret.store' | 'secret.paste' | 'secret.reveal' | 'secret.copy' | 'secret.clear' | 'secret.restore'
>

/** Secrets go in here and come out only by Reveal, and to the clipboard. */
export function secretCommands(session: Session): Group {
  const { vault, clipboard, preferences } = session.shared

  const store = (spot: Spot, pasted: string) =>
    session.attempt(spot, spot.field, async (run) => {
      const field = secretFieldOf(spot)
      const project = session.opened()
      const { origin } = addressOf(session, spot.service)
      const value = secretIn(pasted, field.variable)
      if (knownRuntimeKeys(project, spot.service).includes(value)) {
        throw new AppError(
          'same-as-runtime-key',
          `This is the ${keyFieldAt(spot).label} of this project, not its ${field.label}. Both look alike; copy the other one.`,
        )
      }
      run.work?.controller.abort()
      await vault.store(idOf(session, spot), origin, value)
      noteDoubt(session, spot, field.doubt(value))
      const key = keyFieldOf(serviceOf(spot.service))
      if (key !== undefined) run.problems.delete(key.id)
      session.say(`${field.label} stored`)
    })

  /** Opens a stored secret for the user's eyes or clipboard; bound to the origin it was saved for. */
  async function openStored(spot: Spot): Promise<string> {
    const id = idOf(session, spot)
    const { origin } = vault.describe(id)
    if (origin === null) throw new AppError('missing', `No ${secretFieldOf(spot).label} is stored.`)
    return vault.open(id, origin)
  }

  const change = (spot: Spot, act: (id: SecretId) => Promise<void>, done: string) =>
    session.attempt(spot, spot.field, async (run) => {
      run.work?.controller.abort()
      run.notes.delete(spot.field)
      await act(idOf(session, spot))
      session.say(`${secretFieldOf(spot).label} ${done}`)
    })

  return {
    'secret.store': (input) => store(input, input.value),
    'secret.paste': async (spot) => store(spot, await clipboard.read()),

    'secret.reveal': async (spot) => {
      const opened: string[] = []
      await session.attempt(spot, spot.field, async () => void opened.push(await openStored(spot)))
      const [value] = opened
      if (value === undefined) throw new AppError('unreadable', 'It cannot be shown. The reason is beside its field.')
      return { value, seconds: preferences.read().revealSeconds }
    },

    'secret.copy': (spot) =>
      session.attempt(spot, spot.field, async () => {
        const { label, variable } = secretFieldOf(spot)
        const value = await openStored(spot)
        const seconds = preferences.read().clipboardSeconds
        await clipboard.copySecret(spot.form === 'variable' ? `${variable}=${value}` : value, seconds)
        session.say(`${label} copied. The clipboard is cleared in ${seconds} seconds`)
      }),

    'secret.clear': (spot) => change(spot, vault.clear, 'cleared'),
    'secret.restore': (spot) => change(spot, vault.restore, 'put back as it was before'),
  }
}

function secretFieldOf(spot: Spot): SecretField {
  const { field } = placeOf(spot.service, spot.environment, spot.field)
  if (field.kind !== 'secret') throw new AppError('invalid', `${field.label} is not a secret.`)
  return field
}

function noteDoubt(session: Session, spot: Spot, doubt: string | null): void {
  const { notes } = session.opened().run(spot)
  if (doubt === null) notes.delete(spot.field)
  else notes.set(spot.field, { tone: 'warning', text: doubt })
}
