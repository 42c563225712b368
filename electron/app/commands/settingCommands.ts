import type { CopyForm, Handlers, Input } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import type { Field, SettingValue } from '../../../shared/catalog/fields'
import type { FieldAt } from '../../../shared/schemas'
import { fieldsOf, serviceOf } from '../../../shared/catalog/services'
import { doneTexts, refusalTexts, stepTexts } from '../../../shared/texts'
import { placeOf, type Change } from '../../core/project/settingAt'
import { savedOrDefault, settingView } from '../../core/project/values'
import type { Session } from '../session/session'
import { copiedTexts, copyText } from './copyText'
import { offerWrites } from '../../core/operations/offerWrites'
import { saveSetting } from '../../core/operations/saveSetting'

type Group = Pick<Handlers, 'setting.write' | 'setting.reset' | 'setting.resolve' | 'setting.copy'>

export function settingCommands(session: Session): Group {
  /** What the game's file holds, taken over whole: a key without its project would be half a truth. */
  function heldChanges(fieldAt: FieldAt): Change[] {
    const project = session.opened()
    return fieldsOf(serviceOf(fieldAt.service)).flatMap((field) => {
      const { conflict } = settingView(project, fieldAt, field)
      const { place } = placeOf(fieldAt.service, fieldAt.environment, field.id)
      return conflict === null ? [] : [{ place, from: project.file.valueAt(place), to: conflict.theirs }]
    })
  }

  /** What is copied of a setting. A secret is copied by its own command, which clears the clipboard after it. */
  function copied(fieldAt: FieldAt, field: Field, form: CopyForm): string {
    const id = `${fieldAt.service}.${field.id}`
    if (form === 'id') return id
    if (field.kind === 'secret') throw new AppError('invalid', refusalTexts.notCopied(field.label))
    return copiedTexts(id, settingView(session.opened(), fieldAt, field).value)[form]
  }

  async function save(fieldAt: FieldAt, value: SettingValue | null): Promise<void> {
    const { label } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field).field
    const written = await saveSetting(session.shared, session.opened(), fieldAt, value)
    if (written !== null) session.say([doneTexts.saved(label), written].filter(Boolean).join('. '))
  }

  /** Saves what was typed over `base`, unless something else stands there by now. True: nothing was saved. */
  async function saveTyped({ value, base, ...fieldAt }: Input<'setting.write'>): Promise<boolean> {
    const now = savedOrDefault(session.opened(), fieldAt, fieldAt.field)
    if (base !== undefined && base !== now && value !== now) return true
    try {
      await save(fieldAt, value)
      return false
    } catch (error) {
      // The file was changed in the very moment of saving.
      if (base !== undefined && error instanceof AppError && error.failure.code === 'file-changed') return true
      throw error
    }
  }

  return {
    'setting.write': async (input) => ({
      isConflict: (await session.attempt(input, input.field, () => saveTyped(input))) ?? false,
    }),
    'setting.reset': (fieldAt) => session.attempt(fieldAt, fieldAt.field, () => save(fieldAt, null)),

    'setting.resolve': (fieldAt) =>
      session.attempt(fieldAt, fieldAt.field, async () => {
        const project = session.opened()
        const { field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
        const { conflict } = settingView(project, fieldAt, field)
        if (conflict === null) return
        if (fieldAt.keep === 'ours') return session.say(await offerWrites(project, fieldAt))
        await project.update(stepTexts.take(field.label, conflict.path), heldChanges(fieldAt))
        session.say(doneTexts.taken(field.label, conflict.path))
      }),

    'setting.copy': async ({ form, ...fieldAt }) => {
      const { field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
      await copyText(session, field.label, copied(fieldAt, field, form), form)
    },
  }
}
