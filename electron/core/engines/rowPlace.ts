import { layoutsOf } from '../../../shared/general/general'
import type { Address, GeneralRow, Layout } from '../../../shared/general/row'
import type { Opened, Slot } from '../formats/format'

/**
 * Where a file has a row's value. A file without it has no slot, and the address where this version of the engine writes it:
 * today's if that is not known, and then it `isGuess`.
 */
export type RowPlace = { address: Address; slot: Slot | null; isOlder: boolean; isGuess: boolean }

export function placeOf(opened: Opened, row: GeneralRow, version: string | null): RowPlace {
  const layouts = layoutsOf(row)
  const found = layouts.find((layout) => opened.find(layout) !== null)
  const meant = found ?? layoutToAdd(opened, row, version)
  const { section, key } = meant ?? row
  return {
    address: { ...(section !== undefined && { section }), key, ...(row.as !== undefined && { as: row.as }) },
    slot: found === undefined ? null : opened.find(found),
    isOlder: meant !== undefined && meant !== row,
    isGuess: meant === undefined,
  }
}

/** The layout that the file shows itself, or else the one of the engine's version. */
function layoutToAdd(opened: Opened, row: GeneralRow, version: string | null): Layout | undefined {
  const layouts = layoutsOf(row)
  if (layouts.every(({ versions }) => versions === undefined)) return row
  const { alike } = row
  const shown = alike === undefined ? undefined : layouts.find(({ key }) => opened.find({ section: alike, key }) !== null)
  return shown ?? layouts.find((layout) => isOf(layout, version))
}

function isOf({ versions = [] }: Layout, version: string | null): boolean {
  if (version === null) return false
  return versions.some(([first, last]) => compare(version, first) >= 0 && (last === null || compare(version, last) <= 0))
}

/** By the numbers of two versions, such as 2018.4.36f1: what is after them does not count. */
function compare(one: string, other: string): number {
  const [ours, theirs] = [one, other].map((version) => version.split('.').map((part) => Number.parseInt(part, 10)))
  const differences = theirs?.map((number, index) => (ours?.[index] ?? 0) - number) ?? []
  return differences.find((difference) => difference !== 0) ?? 0
}

/** Whether the file is of a layout that has something else in place of the row. */
export function isReplaced(opened: Opened, { notBeside = [] }: GeneralRow): boolean {
  return notBeside.some((address) => opened.find(address) !== null)
}
