import type { Handlers, Spot } from '../../shared/contract'
import { AppError } from '../../shared/errors'
import type { Field, SettingValue } from '../../shared/fields'
import { portalOf } from '../portal/origin'
import { defaultOf } from '../projects/defaults'
import { placeOf, type Change } from '../projects/place'
import { settingView } from '../projects/values'
import type { Session } from '../session'
import { fieldsOf, serviceOf } from '../../shared/services'
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
      const given = checked(field, value)
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

  /** What the game's file holds, taken over whole: a key without its project would be half a truth. */
  function heldChanges(spot: Spot): Change[] {
    const project = session.opened()
    return fieldsOf(serviceOf(spot.service)).flatMap((field) => {
      const { conflict } = settingView(project, spot, field)
      const { place } = placeOf(spot.service, spot.environment, field.id)
      return conflict === null ? [] : [{ place, from: project.file.valueAt(place), to: conflict.theirs }]
    })
  }

  /** What is copied of a setting. A secret is copied by its own command, which clears the clipboard after it. */
  function copied(spot: Spot, field: Field, form: 'value' | 'id' | 'json'): string {
    const id = `${spot.service}.${field.id}`
    if (form === 'id') return id
    if (field.kind === 'secret') throw new AppError('invalid', `${field.label} is not copied like this.`)
    const { value } = settingView(session.opened(), spot, field)
    return form === 'value' ? String(value) : `${JSON.stringify(id)}: ${JSON.stringify(value)}`
  }

  return {
    'setting.write': (input) => save(input, input.value),
    'setting.reset': (spot) => save(spot, null),

    'setting.resolve': (spot) =>
      session.attempt(spot, spot.field, async () => {
        const project = session.opened()
        const { field } = placeOf(spot.service, spot.environment, spot.field)
        const { conflict } = settingView(project, spot, field)
        if (conflict === null) return
        if (spot.keep === 'ours') return session.say(await offerWrites(project, spot))
        await project.update(`Take ${field.label} from ${conflict.path}`, heldChanges(spot))
        session.say(`${field.label} taken from ${conflict.path}`)
      }),

    'setting.copy': async ({ form, ...spot }) => {
      const { field } = placeOf(spot.service, spot.environment, spot.field)
      await session.shared.clipboard.copy(copied(spot, field, form))
      session.say(`${field.label} copied${form === 'value' ? '' : forms[form]}`)
      session.publish()
    },
  }
}

const forms = { id: ' as id', json: ' as JSON' } as const

/** The value as it may be saved. Throws what is wrong with it, in the field's own words. */
function checked(field: Field, value: SettingValue | null): SettingValue | null {
  if (field.kind !== 'text' && field.kind !== 'switch') {
    throw new AppError('invalid', `${field.label} is not typed in: it arrives from the portal.`)
  }
  if (value === null) return null
  if ((field.kind === 'switch') !== (typeof value === 'boolean')) {
    throw new AppError('invalid', `${field.label} takes another kind of value.`)
  }
  if (typeof value === 'boolean') return value
  const problem = field.kind === 'text' ? field.check(value.trim()) : null
  if (problem !== null) throw new AppError('invalid', problem)
  return value.trim()
}
