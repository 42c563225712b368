import type { Handlers, Spot } from '../../shared/contract'
import { AppError } from '../../shared/errors'
import type { SettingValue } from '../../shared/fields'
import { portalOf } from '../portal/origin'
import { defaultOf } from '../projects/defaults'
import { placeOf, type Change } from '../projects/place'
import { settingView } from '../projects/values'
import type { Session } from '../session'
import { serviceOf } from '../../shared/services'
import { offerWrites } from './offerWrites'

type Group = Pick<
  Handlers,
  'setting.write' | 'setting.reset' | 'setting.resolve' | 'setting.copy'
>

export function settingCommands(session: Session): Group {
  /** Saves a value the user gave. Null and the default are both saved as nothing. */
  function save(spot: Spot, value: SettingValue | null): Promise<void> {
    return session.attempt(spot, spot.field, async () => {
      const project = session.opened()
      const { place, field } = placeOf(spot.service, spot.environment, spot.field)
      if (field.kind !== 'text' && field.kind !== 'switch') {
        throw new AppError('invalid', `${field.label} is not typed in: it arrives from the portal.`)
      }
      const given = typeof value === 'string' ? value.trim() : value
      const problem = field.kind === 'text' && typeof given === 'string' ? field.check(given) : null
      if (problem !== null) throw new AppError('invalid', problem)
      if (spot.field === 'portalUrl' && typeof given === 'string') approveTyped(spot, given)
      const to = given === defaultOf(project.engine, field) ? null : given
      const change: Change = { place, from: project.file.valueAt(place), to }
      if (await project.update(`${to === null ? 'Reset' : 'Change'} ${field.label}`, [change])) {
        session.say(`${field.label} saved`)
      }
      await project.readTargets()
    })
  }

  /** The user typed this address, so it needs no second yes; one that came from a file does. */
  function approveTyped({ service }: Spot, text: string): void {
    const { origin } = portalOf(text, serviceOf(service).basePath)
    session.shared.preferences.approve(session.opened().id(), origin)
  }

  return {
    'setting.write': (input) => save(input, input.value),
    'setting.reset': (spot) => save(spot, null),

    'setting.resolve': (spot) =>
      session.attempt(spot, spot.field, async () => {
        const project = session.opened()
        const { place, field } = placeOf(spot.service, spot.environment, spot.field)
        const { conflict, value } = settingView(project, spot, field)
        if (conflict === null) return
        if (spot.keep === 'ours') return offerWrites(session, spot)
        const label = `Take ${field.label} from ${conflict.path}`
        await project.update(label, [{ place, from: value, to: conflict.theirs }])
        session.say(`${field.label} taken from ${conflict.path}`)
      }),

    'setting.copy': (spot) => {
      const project = session.opened()
      const { field } = placeOf(spot.service, spot.environment, spot.field)
      const { value } = settingView(project, spot, field)
      session.shared.clipboard.copy(String(value))
      session.say(`${field.label} copied`)
      session.publish()
    },
  }
}
