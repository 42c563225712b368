import { parse as parseDotenv } from 'dotenv'

import type { Place } from '../../../../shared/catalog/place'
import type { Address } from '../../../../shared/general/row'
import { godotJudge } from '../godotJudge'
import { exactly, type Held, type Judge } from '../judge'
import { unityTreeJudge } from '../unityTreeJudge'
import { unrealTreeJudge } from '../unrealTreeJudge'
import { pairsIn } from './javaProperties'

const inWay = (address: Address) => JSON.stringify([address.section ?? '', address.key, address.inside ?? null])

function judgeOf(read: (text: string) => Held[], nameOf: Judge['nameOf']): Judge {
  const readOne = (text: string) => {
    try {
      return new Map(read(text).map((one) => [nameOf(one.address), one]))
    } catch {
      return null
    }
  }
  return { nameOf, read: async (texts) => texts.map(readOne) }
}

/** JavaScript's own reader, for every value however deep. */
const jsonTreeJudge = judgeOf((text) => {
  const json: unknown = JSON.parse(text)
  return Object.entries(Object(json) as Record<string, unknown>).flatMap(([key, value]) => leavesOf({ key }, value))
}, inWay)

function leavesOf(address: Address, value: unknown): Held[] {
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (parts.length === 0) {
    // A null is what a program writes for nothing.
    const text = value === null ? '' : value
    return [{ address, value: typeof text === 'string' ? text : null, seen: JSON.stringify(value) }]
  }
  return parts.flatMap(([name, part]: [string, unknown]) => {
    const step = name.replaceAll('~', '~0').replaceAll('/', '~1')
    return leavesOf({ ...address, inside: address.inside === undefined ? step : `${address.inside}/${step}` }, part)
  })
}

const pairsJudge = (read: (text: string) => Iterable<readonly [string, string]>) =>
  judgeOf((text) => [...read(text)].map(([key, value]) => ({ address: { key }, value, seen: JSON.stringify(value) })), exactly)

/** Who reads the files of places, as the engine or the SDK does; null where nobody but Latchkey makes such files. */
export const placeJudges: Readonly<Record<Place['format'], Judge | null>> = {
  unityAsset: unityTreeJudge,
  unityTree: unityTreeJudge,
  unrealTree: unrealTreeJudge,
  godot: godotJudge,
  jsonTree: jsonTreeJudge,
  properties: pairsJudge(pairsIn),
  dotenv: pairsJudge((text) => Object.entries(parseDotenv(text))),
  source: null,
  keysFile: null,
}
