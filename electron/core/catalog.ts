import { builtIn } from '../../shared/catalog/builtIn'
import type { Service } from '../../shared/catalog/service'
import { declare, withdraw, type ServiceId } from '../../shared/catalog/services'

// What main asks about services. The page has none of this: it knows the services that its view names.
declare(builtIn)

/** The ids of the services that come with the app, in the order of the tree. */
export const builtInIds: readonly string[] = builtIn.map(({ id }) => id)

export const isBuiltIn = (id: ServiceId): boolean => builtInIds.includes(id)

/** Who uses a team's declaration: one open project. */
export type Holder = { readonly root: string }

type Held = { readonly hash: string; readonly holders: ReadonlySet<Holder> }

const held = new Map<ServiceId, Held>()

/**
 * Makes a team's service known for a project. False if a project in another folder uses another declaration with this id:
 * then that one stays.
 */
export function hold(holder: Holder, { service, hash }: { service: Service; hash: string }): boolean {
  const { hash: other, holders = new Set<Holder>() } = held.get(service.id) ?? {}
  const isSame = other === hash
  if (isBuiltIn(service.id) || (!isSame && [...holders].some(({ root }) => root !== holder.root))) return false
  held.set(service.id, { hash, holders: new Set([...holders, holder]) })
  if (!isSame) declare([service])
  return true
}

/** The project no longer uses it. Without any other that does, it is unknown from now on. */
export function release(holder: Holder, id: ServiceId): void {
  const known = held.get(id)
  if (known?.holders.has(holder) !== true) return
  const holders = new Set([...known.holders].filter((one) => one !== holder))
  if (holders.size > 0) return void held.set(id, { ...known, holders })
  held.delete(id)
  withdraw(id)
}

export { builtIn } from '../../shared/catalog/builtIn'
export {
  catalogState,
  fieldOf,
  fieldsOf,
  keyFieldOf,
  ownFieldsOf,
  ownValuesIn,
  knownServices,
  serviceOf,
  serviceWith,
  type ServiceId,
} from '../../shared/catalog/services'
