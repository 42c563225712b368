import { isDeepStrictEqual } from 'node:util'

import { listValue } from '../../../shared/listValue'
import { engineTexts as texts } from '../../../shared/texts/engineSettings'
import { AppError } from '../../../shared/errors'
import type { OpenFile } from '../places/gameFile'
import { planned, plannedOut, type Planned } from '../places/places'
import { refusalOf } from './rows/refusal'
import type { Setting } from './rows/source'

/** Plans to give a setting a value in its file, or to take it out for null. Throws why it can't have that value. */
export function plannedValue(root: string, setting: Setting, found: OpenFile, value: string | null): Planned {
  const { file, format, addresses, label, type, form } = setting
  if (value === null) return plannedOut(root, file, format, found, addresses)
  const problem = refusalOf(type, value)
  if (problem !== null) throw new AppError('invalid', problem)
  const written = form.write(value)
  if (written === null) throw new AppError('invalid', texts.notHeld(label))
  if (isLeftOut(setting, written)) return plannedOut(root, file, format, found, addresses)
  const wishes = addresses.map((address, index) => ({ address, value: written[index] ?? '' }))
  return planned(root, file, format, found, wishes)
}

/** Whether the engine itself would leave such a value out of the file. */
export function isLeftOut({ leavesDefaultOut, isOutWhenEmpty, standard, form }: Setting, written: readonly string[]): boolean {
  if (isOutWhenEmpty === true && written[0] === listValue([])) return true
  if (leavesDefaultOut !== true || standard?.is !== 'default') return false
  return isDeepStrictEqual(written, form.write(standard.value))
}

export function valueIn({ opened }: OpenFile, { form, addresses }: Setting): string | null {
  return form.read(addresses.map((address) => opened.find(address)?.value ?? null))
}
