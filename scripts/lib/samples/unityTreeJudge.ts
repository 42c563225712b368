import { parseDocument } from 'yaml'

import type { Address } from '../../../shared/general/row'
import type { Held, Judge } from './judge'

const nameOf = ({ key, inside }: Address) => JSON.stringify([key, inside ?? null])

/** The `yaml` package, for every value of the one object of a Unity file, however deep. */
export const unityTreeJudge: Judge = {
  nameOf,
  read: async (texts) => texts.map(readAll),
  isSlow: true,
}

function readAll(text: string): ReadonlyMap<string, Held> | null {
  const plain = text.replace(/^%.*\r?\n/gm, '').replace(/^---.*\r?\n/m, '')
  const document = parseDocument(plain, { schema: 'failsafe', uniqueKeys: false })
  if (document.errors.length > 0) return null
  const [fields] = Object.values(Object(document.toJS()) as Record<string, unknown>)
  const held = Object.entries(Object(fields) as Record<string, unknown>).flatMap(([key, value]) => leavesOf({ key }, value))
  return new Map(held.map((one) => [nameOf(one.address), one]))
}

function leavesOf(address: Address, value: unknown): Held[] {
  if (value === null || typeof value === 'string') return [{ address, value: value ?? '', seen: JSON.stringify(value ?? '') }]
  const parts = Object.entries(Object(value) as Record<string, unknown>)
  if (parts.length === 0) return [{ address, value: null, seen: JSON.stringify(value) }]
  return parts.flatMap(([name, part]) => {
    const step = name.replaceAll('~', '~0').replaceAll('/', '~1')
    return leavesOf({ ...address, inside: address.inside === undefined ? step : `${address.inside}/${step}` }, part)
  })
}
