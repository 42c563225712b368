import { addressesOf } from '../../../shared/general/general'
import type { Address, GeneralRow } from '../../../shared/general/row'
import type { Opened, Slot } from '../formats/format'

/** Where a file has a row's value. A file without it has the address of today's layout, and no slot. */
export function placeOf(opened: Opened, row: GeneralRow): { address: Address; slot: Slot | null; isOlder: boolean } {
  const [today = row, ...older] = addressesOf(row)
  const slot = opened.find(today)
  if (slot !== null) return { address: today, slot, isOlder: false }
  const found = older.find((address) => opened.find(address) !== null)
  return found === undefined
    ? { address: today, slot: null, isOlder: false }
    : { address: found, slot: opened.find(found), isOlder: true }
}

/** Whether the file is of a layout that has something else in place of the row. */
export function isReplaced(opened: Opened, { notBeside = [] }: GeneralRow): boolean {
  return notBeside.some((address) => opened.find(address) !== null)
}
