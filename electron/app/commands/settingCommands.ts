import type { CopyForm, Handlers, Spot } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import type { Field } from '../../../shared/fields'
import { fieldsOf, serviceOf } from '../../../shared/services'
import { doneTexts, refusalTexts, stepTexts } from '../../../shared/texts'
import { placeOf, type Change } from '../../core/project/place'
import { settingView } from '../../core/project/values'
import type { Session } from '../session/session'
import { copiedTexts, copyText } from './copyText'
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

  /** What is copied of a setting. A secret is copied by its own command, which clears the clipboard after it. */
  function copied(spot: Spot, field: Field, form: CopyForm): string {
    const id = `${spot.service}.${field.id}`
    if (form === 'id') return id
    if (field.kind === 'secret') throw new AppError('invalid', refusalTexts.notCopied(field.label))
    return copiedTexts(id, settingView(session.opened(), spot, field).value)[form]
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
        await project.update(stepTexts.take(field.label, conflict.path), heldChanges(spot))
        session.say(doneTexts.taken(field.label, conflict.path))
      }),

    'setting.copy': async ({ form, ...spot }) => {
      const { field } = placeOf(spot.service, spot.environment, spot.field)
      await copyText(session, field.label, copied(spot, field, form), form)
    },
  }
}
