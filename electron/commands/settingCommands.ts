import type { Handlers, Spot } from '../../shared/contract'
import { fieldsOf, serviceOf } from '../../shared/services'
import { placeOf, type Change } from '../projects/place'
import { settingView } from '../projects/values'
import type { Session } from '../session'
import { offerWrites } from './offerWrites'
import { saveSetting, saveTyped } from './saveSetting'

type Group = Pick<
  Handlers,
  'setting.write' | 'setting.reset' | 'setting.resolve' | 'setting.copy'
>

export function settingCommands(session: Session): Group {
  /** What the game's file holds, taken over whole: a key without its project would be half a truth. */
  function heldChanges(spot: Spot): Change[] {
    const project = session.opened()
    return fieldsOf(serviceOf(spot.service)).flatMap((field) => {
      const { conflict } = settingView(project, spot, field)
      const { place } = placeOf(spot.service, spot.environment, field.id)
      return conflict === null ? [] : [{ place, from: project.file.valueAt(place), to: conflict.theirs }]
    })
  }

  return {
    'setting.write': async (input) => {
      let isClash = false
      await session.attempt(input, input.field, async () => {
        isClash = await saveTyped(session, input)
      })
      return { isClash }
    },
    'setting.reset': (spot) => session.attempt(spot, spot.field, () => saveSetting(session, spot, null)),

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

    'setting.copy': async (spot) => {
      const project = session.opened()
      const { field } = placeOf(spot.service, spot.environment, spot.field)
      const { value } = settingView(project, spot, field)
      await session.shared.clipboard.copy(String(value))
      session.say(`${field.label} copied`)
      session.publish()
    },
  }
}
