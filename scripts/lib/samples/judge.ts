import { parse as parseDotenv } from 'dotenv'
import { parseDocument } from 'yaml'

import type { Address } from '../../../shared/general/row'

/**
 * What a reader that is not ours finds at an address: `value` is its text, null where it is no text or where versions of the
 * engine read different ones; `seen` is all that is there, to tell whether anything changed.
 */
export type Held = { address: Address; value: string | null; seen: string }

/** By `nameOf` the address. */
export type Reading = ReadonlyMap<string, Held>

/** Reads texts independently of the product's own readers. Null for a text that the engine would not load. */
export type Judge = {
  read(texts: readonly string[]): Promise<(Reading | null)[]>
  /** The same for two addresses that the engine takes for one. */
  nameOf(address: Address): string
  /** It looks at a part of the trials in a large file. */
  isSlow?: true
}

export const exactly = ({ section = '', key }: Address) => JSON.stringify([section, key])
const ignoringCase = (nameOf: Judge['nameOf']) => (address: Address) => nameOf(address).toLowerCase()

/** A judge that reads one text at a time. */
function judgeOf(read: (text: string) => Held[] | null, nameOf = exactly): Judge {
  const readOne = (text: string) => {
    const held = read(text)
    return held === null ? null : new Map(held.map((one) => [nameOf(one.address), one]))
  }
  return { nameOf, read: async (texts) => texts.map(readOne) }
}

/** The same for section and key in another case. */
export const judgeIgnoringCase = (read: (text: string) => Held[] | null, nameOf = exactly) => judgeOf(read, ignoringCase(nameOf))

function heldAt(address: Address, value: unknown): Held {
  return { address, value: typeof value === 'string' ? value : null, seen: JSON.stringify(value ?? null) }
}

/** The `yaml` package, for the one object of a Unity file. The fields of `maps` are read one by one. */
export function unityJudge(maps: readonly string[] = []): Judge {
  const judge = judgeOf((text) => {
    const plain = text.replace(/^%.*\r?\n/gm, '').replace(/^---.*\r?\n/m, '')
    // The failsafe schema has only texts, lists and maps, so that 1e5 or 007 stay as they are written.
    const document = parseDocument(plain, { schema: 'failsafe', uniqueKeys: false })
    if (document.errors.length > 0) return null
    const [fields = {}] = Object.values(treeOf(document.toJS()))
    return Object.entries(treeOf(fields)).flatMap(([key, value]) => {
      const isMap = maps.includes(key) && typeof value === 'object' && value !== null
      if (isMap) return Object.entries(value).map(([name, one]) => heldAt({ section: key, key: name }, one ?? ''))
      return [heldAt({ key }, value ?? '')]
    })
  })
  return { ...judge, isSlow: true }
}

/** JavaScript's own reader, for a file of ours. */
export const jsonJudge = judgeOf((text) =>
  Object.entries(treeOf(JSON.parse(text))).flatMap(([section, value]) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, one]) => heldAt({ section, key }, one))
      : [heldAt({ key: section }, value)],
  ),
)

/** The `dotenv` package. */
export const dotenvJudge = judgeOf((text) => Object.entries(parseDotenv(text)).map(([key, value]) => heldAt({ key }, value)))

function treeOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
