import { isDeepStrictEqual } from 'node:util'

import type { Place } from '../../../shared/catalog/place'
import type { Address } from '../../../shared/general/row'
import type { Opened } from '../formats/format'
import type { OpenFile } from '../places/gameFile'
import type { Wish } from '../places/places'
import { addressOf, locatedIn, type Addresses, type FieldTexts, type Values } from './addresses'

type Parts = {
  declared: Place
  addresses: Addresses
  /** The keys that count where those of `addresses` are missing. */
  bare?: Addresses | undefined
  alone?: ReadonlySet<string> | undefined
  /** Of the fields that selectors name. */
  texts?(): FieldTexts
}

/** The values of a place: which of them its file holds, and which of those that are wanted it has room for. */
export function createHeldValues({ declared, addresses, bare = {}, alone, texts }: Parts) {
  const { format, reads = {}, emptied = {} } = declared
  const [keyField = ''] = Object.keys(addresses)
  const read = Object.fromEntries(Object.entries(reads).flatMap(([name, at]) => ('key' in at ? [[name, addressOf(at)]] : [])))
  const known = new WeakMap<Opened, { fields: FieldTexts | undefined; found: Addresses }>()

  /** Where the values are. A way with selectors is long, and it is asked for by each of the questions below. */
  function located(opened: Opened): Addresses {
    const fields = texts?.()
    const last = known.get(opened)
    if (last !== undefined && isDeepStrictEqual(last.fields, fields)) return last.found
    const found = locatedIn(opened, addresses, fields)
    known.set(opened, { fields, found })
    return found
  }

  const counts = (name: string) => alone?.has(name) ?? name === keyField

  /** The key that counts now, of a value with an address of its own. */
  const standing = (opened: Opened, name: string, at: Address): Address => {
    const plain = bare[name]
    return plain !== undefined && opened.find(at) === null && opened.find(plain) !== null ? plain : at
  }

  function heldIn({ opened }: OpenFile): Values {
    const readable = { ...located(opened), ...read }
    const held = Object.entries(readable).map(([name, at]) => [name, opened.find(standing(opened, name, at))?.value] as const)
    return Object.fromEntries(held.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  }

  /** Whether the file has the key, or any of the values that stand alone. */
  function isIn({ opened }: OpenFile): boolean {
    return Object.entries(located(opened)).some(([name, at]) => counts(name) && opened.find(standing(opened, name, at)) !== null)
  }

  const isThere = ({ opened }: OpenFile, at: Address) => {
    const slot = opened.find(at)
    return slot !== null && slot.isGroup !== true
  }
  const mayMake = (name: string) => counts(name) && (alone === undefined || (declared.ifThere !== true && !isClosed(format)))

  /** The fields for which the file has a place, or gets one. */
  const taken = (file: OpenFile): string[] =>
    Object.entries(located(file.opened)).flatMap(([name, at]) => (isThere(file, at) || mayMake(name) ? [name] : []))

  /** Values that the file has a place for. The key gets a new one where it has none, and so does a value that stands alone. */
  function wishes(values: Values, file: OpenFile): Wish[] {
    const held = heldIn(file)
    const set = Object.entries(located(file.opened)).flatMap(([name, address]): Wish[] => {
      const value = values[name]
      // A missing entry is made for a value that does not count already.
      const isWanted = isThere(file, address) || (mayMake(name) && value !== (name in bare ? (held[name] ?? '') : ''))
      return value === undefined || !isWanted ? [] : [{ address, value }]
    })
    const gone = Object.entries(emptied).filter(([own, owner]) => isThere(file, { key: own }) && !isSame(held, values, owner))
    return [...set, ...gone.map(([own]): Wish => ({ address: { key: own }, value: '', follows: true }))]
  }

  /** Whether the file already names the same owner. Where it names none, only the key can tell. */
  function isSame(held: Values, values: Values, owner: string): boolean {
    const name = held[owner] === undefined ? keyField : owner
    return held[name] === values[name]
  }

  /** The fields whose values stand at the key without a suffix. */
  const plain = ({ opened }: OpenFile): string[] =>
    Object.entries(addresses).flatMap(([name, at]) => (standing(opened, name, at) === at ? [] : [name]))

  return { in: heldIn, areIn: isIn, taken, wishes, plain }
}

/** Only the engine, or the user, makes an entry in such a file. */
const isClosed = (format: Place['format']) => ['unityAsset', 'unityTree', 'source'].includes(format)
