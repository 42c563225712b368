import { AppError } from '../../../shared/errors'
import type { Field, SettingValue } from '../../../shared/catalog/fields'
import type { FieldAt } from '../../../shared/schemas'
import { serviceOf } from '../../../shared/catalog/services'
import { doneTexts, refusalTexts, stepTexts } from '../../../shared/texts'
import { portalOf } from '../../core/portal/origin'
import { defaultOf } from '../../core/project/defaults'
import { misfitOf } from '../../core/project/misfit'
import { placeOf } from '../../core/project/settingAt'
import { savedOrDefault } from '../../core/project/values'
import type { Session } from '../session/session'
import { offerWrites } from './offerWrites'

/** Saves a value the user gave. Null and the default are both saved as nothing. */
export async function saveSetting(session: Session, fieldAt: FieldAt, value: SettingValue | null): Promise<void> {
  const project = session.opened()
  const { place, field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  const given = checked(field, value)
  const { portal, places } = serviceOf(fieldAt.service)
  // Typed, it is asked about with the first secret that would go there; one that came from a file is before.
  if (portal !== undefined && fieldAt.field === portal.customUrl && typeof given === 'string') project.noteTyped(portalOf(given, portal).origin)
  const to = given === defaultOf(project, fieldAt.environment, field) ? null : given
  const change = { place, from: project.file.valueAt(place), to }
  const step = to === null ? stepTexts.reset : stepTexts.change
  const isPlaced = places.some(({ values }) => field.id in values)
  const written = await project.steps.run(step(field.label), async (noting) => {
    if (!(await project.change(noting, [change]))) return null
    await project.readTargets()
    return isPlaced ? offerWrites(project, fieldAt, undefined, noting) : ''
  })
  if (written !== null) session.say([doneTexts.saved(field.label), written].filter(Boolean).join('. '))
}

type Typed = FieldAt & { value: SettingValue; base?: SettingValue | undefined }

/** Saves what was typed over `base`, unless something else stands there by now. True: nothing was saved. */
export async function saveTyped(session: Session, { value, base, ...fieldAt }: Typed): Promise<boolean> {
  const now = savedOrDefault(session.opened(), fieldAt, fieldAt.field)
  if (base !== undefined && base !== now && value !== now) return true
  try {
    await saveSetting(session, fieldAt, value)
    return false
  } catch (error) {
    // The file was changed in the very moment of saving.
    if (base !== undefined && error instanceof AppError && error.failure.code === 'file-changed') return true
    throw error
  }
}

/** The value as it may be saved. Throws what is wrong with it, in the field's own words. */
function checked(field: Field, value: SettingValue | null): SettingValue | null {
  if (field.kind !== 'text' && field.kind !== 'switch') {
    throw new AppError('invalid', refusalTexts.notTyped(field.label))
  }
  const given = typeof value === 'string' ? value.trim() : value
  const problem = given === null ? null : misfitOf(field, given)
  if (problem !== null) throw new AppError('invalid', problem)
  return given
}
