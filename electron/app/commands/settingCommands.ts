import { AppError } from '../../../shared/errors'
import type { FieldAt } from '../../../shared/schemas'
import { doneTexts } from '../../../shared/texts/done'
import { refusalTexts } from '../../../shared/texts/refusals'
import { resolveConflict, saveSetting, saveTyped } from '../../core/operations/saveValues'
import { placeOf } from '../../core/project/settingAt'
import { settingView } from '../../core/project/values'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'
import { copyText } from './copyText'

export function settingCommands(session: Session): ActsOf<'setting'> {
  const { shared, opened } = session
  const fieldOf = ({ service, environment, field }: FieldAt) => placeOf(service, environment, field).field

  const attempt = <T>(fieldAt: FieldAt, act: (label: string) => Promise<T>) =>
    session.attempt(fieldAt, fieldAt.field, () => act(fieldOf(fieldAt).label))

  /** `written`: null if the field had that value already. */
  function saySaved(label: string, written: string | null): void {
    if (written !== null) session.say([doneTexts.saved(label), written].filter(Boolean).join('. '))
  }

  return {
    'setting.write': async (input) => {
      const outcome = await attempt(input, async (label) => {
        const saved = await saveTyped(shared, opened(), input)
        if (saved !== 'conflict') saySaved(label, saved.written)
        return saved
      })
      return { isConflict: outcome === 'conflict' }
    },
    'setting.reset': (fieldAt) =>
      attempt(fieldAt, async (label) => saySaved(label, await saveSetting(shared, opened(), fieldAt, null))),

    'setting.leave': (fieldAt) => {
      opened().knownRun(fieldAt)?.problems.delete(fieldOf(fieldAt).id)
      session.publish()
    },

    'setting.resolve': ({ keep, shown, ...fieldAt }) =>
      attempt(fieldAt, async (label) => {
        const resolved = await resolveConflict(opened(), fieldAt, { keep, shown })
        if (resolved === 'changed') session.say(doneTexts.conflictChanged)
        else if (resolved !== null)
          session.say([resolved.taken && doneTexts.taken(label, resolved.taken), resolved.written].filter(Boolean).join('. '))
      }),

    'setting.copy': async ({ form, ...fieldAt }) => {
      const field = fieldOf(fieldAt)
      const id = `${fieldAt.service}.${field.id}`
      // A secret is copied by its own command, which clears the clipboard afterwards.
      if (field.kind === 'secret' && form !== 'id') throw new AppError('invalid', refusalTexts.notCopied(field.label))
      const value = field.kind === 'secret' ? '' : settingView(opened(), fieldAt, field).value
      await copyText(session, { label: field.label, id, value, form })
    },
  }
}
