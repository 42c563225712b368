import type { Place } from '../../../shared/catalog/place'
import type { Address } from '../../../shared/general/row'
import type { Environment } from '../../../shared/values/environments'
import { ownIn } from '../../../shared/values/own'

/** By field id. */
export type Addresses = Readonly<Record<string, Address>>

/** The addresses that a declaration knows by itself in an environment: some are only for those that have a suffix. */
export function addressesIn({ values }: Place, environment: Environment): Addresses {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, at]) => {
      if (!('key' in at)) return []
      const suffix = at.suffix === undefined ? '' : ownIn(at.suffix, environment)
      return suffix === undefined
        ? []
        : [[field, addressOf({ ...at, key: at.key.replace('{environment}', environment) + suffix })]]
    }),
  )
}

type Declared = Extract<Place['values'][string], { key: string }>

/** An address that leaves out what it does not have. */
export function addressOf({ section, key, inside, as }: Declared): Address {
  return { ...(section !== undefined && { section }), key, ...(inside !== undefined && { inside }), ...(as && { as }) }
}
