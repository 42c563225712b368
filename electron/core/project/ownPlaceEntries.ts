import { isDeepStrictEqual } from 'node:util'

import { ownPlaceId, placesMember } from '../../../shared/ownPlace'
import { ownIn } from '../../../shared/values/own'
import { readJson } from '../json'
import type { Side } from '../places/edit'

// The places that a team added, in `project.json`: with the values of their service and environment, so that they have the
// environment's new name with it, whichever version renames it.

type Groups = Record<string, Record<string, unknown>>
type WithServices = { services?: Record<string, Groups> | undefined }

/** `scope`: an environment, or `all`. */
export type OwnAt = { readonly service: string; readonly scope: string; readonly id: string }

/** One place that is added, changed or removed: JSON texts, null for none. */
export type PlaceChange = { at: OwnAt; from: string | null; to: string | null }

export const mostOwnPlaces = 64

const Tree = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined

const groupAt = ({ services }: WithServices, { service, scope }: Omit<OwnAt, 'id'>) => ownIn(ownIn(services, service), scope)

/** What the file says of the places of a service in one group: not more than could be shown. */
export function ownPlacesIn(document: WithServices, at: Omit<OwnAt, 'id'>): [id: string, given: unknown][] {
  const all = Object.entries(Tree(groupAt(document, at)?.[placesMember]) ?? {})
  return all.filter(([id]) => ownPlaceId.test(id)).slice(0, mostOwnPlaces)
}

/** Whether the file is on that side of a change. */
export function isPlaceOn(document: WithServices, { at, from, to }: PlaceChange, side: Side): boolean {
  const now = ownIn(Tree(groupAt(document, at)?.[placesMember]), at.id)
  return isDeepStrictEqual(now, parsed(side === 'after' ? to : from))
}

/** The document with the places on one side of the changes; what else is there, in whatever form, stays. */
export function withPlaces<D extends WithServices>(document: D, changes: readonly PlaceChange[], side: Side): D {
  const services = { ...document.services }
  for (const { at, from, to } of changes) {
    const next = parsed(side === 'after' ? to : from)
    const groups: Groups = (services[at.service] = { ...ownIn(services, at.service) })
    const group: Record<string, unknown> = (groups[at.scope] = { ...ownIn(groups, at.scope) })
    const places: Record<string, unknown> = (group[placesMember] = { ...Tree(group[placesMember]) })
    if (next === undefined) delete places[at.id]
    else places[at.id] = next
    if (Object.keys(places).length === 0) delete group[placesMember]
    if (Object.keys(group).length === 0) delete groups[at.scope]
    if (Object.keys(groups).length === 0) delete services[at.service]
  }
  return { ...document, services }
}

function parsed(text: string | null): unknown {
  const json = text === null ? null : readJson(text)
  return json?.is === 'json' ? json.value : undefined
}
