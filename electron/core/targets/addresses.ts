import type { Place } from '../../../shared/catalog/place'
import type { Address } from '../../../shared/general/row'
import type { Opened } from '../formats/format'
import { select } from '../places/selectors'
import type { Environment } from '../../../shared/values/environments'
import { ownIn } from '../../../shared/values/own'

/** What a target receives or holds, by field id. */
export type Values = Readonly<Record<string, string>>

/** Of the fields that selectors name: what is saved for them, and what they have by default. */
export type FieldTexts = { saved: Values; standard: Values }

const noTexts: FieldTexts = { saved: {}, standard: {} }

/** By field id. The way to a part may hold selectors. */
export type Addresses = Readonly<Record<string, Address>>

/** The addresses that a declaration knows by itself in an environment: some are only for those that have a suffix. */
export function addressesIn({ values }: Place, environment: Environment): Addresses {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, at]) => {
      if (!('key' in at)) return []
      const suffix = suffixIn(at, environment)
      return suffix === null ? [] : [[field, addressOf({ ...at, key: at.key.replace('{environment}', environment) + suffix })]]
    }),
  )
}

/** What a key ends with in an environment; null where it has none there. */
function suffixIn({ suffix = {}, orBare }: Declared, environment: Environment): string | null {
  const isForAll = Object.keys(suffix).length === 0 || orBare === true
  return ownIn(suffix, environment) ?? (isForAll ? '' : null)
}

/** The keys without a suffix that count where those of `addressesIn` are missing. */
export function bareIn({ values }: Place, environment: Environment): Addresses {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, at]) =>
      'key' in at && at.orBare === true && suffixIn(at, environment) !== '' ? [[field, addressOf(at)]] : [],
    ),
  )
}

/** Whether the addresses of a place are others in another environment. */
export function differByEnvironment({ values }: Place): boolean {
  return Object.values(values).some(
    (at) => 'key' in at && (at.suffix !== undefined || at.key.includes('{environment}') || namesIn(at).length > 0),
  )
}

/** The fields that the selectors of a place name. */
export const fieldsNamedIn = ({ values }: Place): string[] =>
  Object.values(values).flatMap((at) => ('key' in at ? namesIn(at) : []))

const namesIn = ({ inside = '' }: Declared): string[] =>
  Array.from(inside.matchAll(/=\{([A-Za-z]\w*)\}\]/g), ([, field = '']) => field)

type Declared = Extract<Place['values'][string], { key: string }>

/** An address that leaves out what it does not have. */
export function addressOf({ section, key, inside, as }: Declared): Address {
  return { ...(section !== undefined && { section }), key, ...(inside !== undefined && { inside }), ...(as && { as }) }
}

/**
 * Where the values are in a file as it is now: what the file does not have, and the format can't say where it would be, is left
 * out. Of a field that a selector names, what is saved counts, then what the file itself has, then the default.
 */
export function locatedIn(opened: Opened, addresses: Addresses, { saved, standard }: FieldTexts = noTexts): Addresses {
  const all = Object.entries(addresses)
  const held = all.flatMap(([field, at]) => {
    const value = at.inside?.includes('[') ? null : opened.find(at)?.value
    return value ? [[field, value]] : []
  })
  const known: Values = { ...standard, ...Object.fromEntries(held), ...saved }
  return Object.fromEntries(
    all.flatMap(([field, at]) => {
      const selected = select(opened, at, known)
      return selected.is === 'one' ? [[field, selected.address]] : []
    }),
  )
}

/** Whether an address that was written is one that a declaration means. */
export function isMeantBy(declared: Address, written: Address): boolean {
  const [way, steps] = [declared.inside?.split('/') ?? [], written.inside?.split('/') ?? []]
  const isSame = declared.key === written.key && declared.section === written.section && way.length === steps.length
  return isSame && way.every((step, index) => step === steps[index] || (step.startsWith('[') && /^\d+$/.test(steps[index] ?? '')))
}
