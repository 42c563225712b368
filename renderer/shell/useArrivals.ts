import { useState } from 'react'

import { serviceOf, type ServiceId } from '../../shared/catalog/services'
import type { ProjectView } from '../../shared/view'

/** What the order of a project's services is told from: those that every project shows, and the others as they came. */
type Shown = readonly { id: ServiceId; isOptional: boolean }[]

/**
 * The services in the order of the tree. One that comes while the project is open (it is found late, added, or pulled) stands
 * after those that were there, so that it moves none of them. One that was there before has its old place.
 */
export function inOrder(shown: Shown, came: readonly ServiceId[]): ServiceId[] {
  const always = shown.flatMap(({ id, isOptional }) => (isOptional ? [] : [id]))
  const optional = shown.flatMap(({ id, isOptional }) => (isOptional ? [id] : []))
  return [...always, ...withNew(came, optional).filter((id) => optional.includes(id))]
}

/** The same list when nothing is new. */
export function withNew(came: readonly ServiceId[], shown: readonly ServiceId[]): readonly ServiceId[] {
  const fresh = shown.filter((id) => !came.includes(id))
  return fresh.length === 0 ? came : [...came, ...fresh]
}

/** The services of the open project as the tree has them. */
export function useArrivals(project: ProjectView | null): ProjectView['services'] {
  const folder = project?.folder ?? null
  const services = project?.services ?? []
  const [came, setCame] = useState<{ folder: string | null; ids: readonly ServiceId[] }>({ folder, ids: [] })
  const shown = services.map(({ id }) => ({ id, isOptional: serviceOf(id).isOptional === true }))
  const before = came.folder === folder ? came.ids : []
  const ids = withNew(
    before,
    shown.map(({ id }) => id),
  )
  if (came.folder !== folder || ids !== before) setCame({ folder, ids })
  const order = inOrder(shown, ids)
  return services.toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
}
