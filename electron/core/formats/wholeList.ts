import type { Address } from '../../../shared/general/row'
import { stepInto } from './tree'

/** The last step of the way to all entries of a list as one value. No entry is called like that: they have numbers. */
const allEntries = '*'

/** The address of all entries of a list as one value, a text as `listValue` writes it. */
export const wholeListAt = (address: Address): Address => ({ ...address, inside: stepInto(address.inside, allEntries) })

/** The list that such an address is about; null for any other address. */
export function listOfWhole({ inside, ...address }: Address): Address | null {
  if (inside === allEntries) return address
  return inside?.endsWith(`/${allEntries}`) === true ? { ...address, inside: inside.slice(0, -2) } : null
}
