import { isDeepStrictEqual } from 'node:util'

import { listValue } from '../../../shared/listValue'
import { engineTexts as texts } from '../../../shared/texts/engineSettings'
import { AppError } from '../../../shared/errors'
import type { Address } from '../../../shared/general/row'
import type { OpenFile } from '../places/gameFile'
import { planned, plannedOut, type Planned } from '../places/places'
import { refusalOf } from './rows/refusal'
import type { Setting } from './rows/source'

/** Plans to give a setting a value in its file, or to take it out for null. Throws why it can't have that value. */
export function plannedValue(root: string, setting: Setting, found: OpenFile, value: string | null): Planned {
  const { file, format, addresses } = setting
  const wishes = wishesFor(setting, value)
  return wishes === null ? plannedOut(root, file, format, found, addresses) : planned(root, file, format, found, wishes)
}

/** What to put at the addresses of a setting for a value; null where it is taken out. Throws why it can't have that value. */
export function wishesFor(setting: Setting, value: string | null): { address: Address; value: string }[] | null {
  const { addresses, label, type, form } = setting
  if (value === null) return null
  const problem = refusalOf(type, value)
  if (problem !== null) throw new AppError('invalid', problem)
  const written = form.write(value)
  if (written === null) throw new AppError('invalid', texts.notHeld(label))
  if (isLeftOut(setting, written)) return null
  return addresses.map((address, index) => ({ address, value: written[index] ?? '' }))
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
