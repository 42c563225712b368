import { useState } from 'react'

import { shellTexts as texts } from '../../shared/texts/shell'
import type { Page } from '../pages/page'
import { groups, pages } from '../pages/pages'
import { servicePagesIn } from '../pages/servicePages'
import { teamPagesIn } from '../pages/teamPages'
import type { ProjectView } from '../../shared/view'
import { useArrivals } from './useArrivals'

/** A group of the tree, or a page in it. */
export type Category = { label: string; children: readonly string[] }

export const rootId = 'root'

/** The last entry of the services, which is no page. */
export const addServiceId = 'add-service'

/** Groups that are about the open project. */
export const projectGroups: readonly string[] = groups.filter(({ isOfProject }) => isOfProject).map(({ id }) => id)

export const categories: Readonly<Record<string, Category>> = Object.fromEntries([
  [rootId, { label: '', children: groups.map(({ id }) => id) }],
  ...groups.map(({ id, label, pages: own }) => [id, { label, children: idsBelow(own, undefined) }]),
  [addServiceId, { label: texts.addService, children: [] }],
  ...pages.map(({ id, label }) => [id, { label, children: idsBelow(pages, id) }]),
])

/** The part of the tree that the project's services make, in their order. It keeps its identity while it has the same ones. */
export function useServiceTree(project: ProjectView | null): Readonly<Record<string, Category>> {
  const own = [...servicePagesIn({ services: useArrivals(project) }), ...teamPagesIn(project)]
  const [kept, setKept] = useState({ own, tree: treeOf(own) })
  const isSame = kept.own.length === own.length && kept.own.every((page, index) => page === own[index])
  if (isSame) return kept.tree
  const next = { own, tree: treeOf(own) }
  setKept(next)
  return next.tree
}

function treeOf(own: readonly Page[]): Readonly<Record<string, Category>> {
  return Object.fromEntries([
    ['services', { label: texts.services, children: [...idsBelow(own, undefined), addServiceId] }],
    ...own.map(({ id, label }) => [id, { label, children: idsBelow(own, id) }]),
  ])
}

function idsBelow(some: readonly Page[], above: string | undefined): string[] {
  return some.filter(({ below }) => below === above).map(({ id }) => id)
}
