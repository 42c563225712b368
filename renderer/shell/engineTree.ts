import { useMemo, useState } from 'react'

import { enginePage } from '../../shared/enginePage'
import { enginePageTexts as texts } from '../../shared/texts/enginePages'
import { engineNames } from '../../shared/texts/engineNames'
import type { ProjectView } from '../../shared/view'
import type { Category } from './categories'

/** The page without an id says why there are none. */
const nameOf = (id: string): string => `${enginePage}/${id}`
const headingId = (group: string): string => `${enginePage}#${group}`

export type EngineTree = {
  categories: Readonly<Record<string, Category>>
  /** The heading that a page is below. */
  headingOf: (page: string) => string | undefined
}

/** The engine's part of the tree: its group is there from the first view on, its pages once they have been read. */
function engineTreeOf(project: ProjectView | null): EngineTree {
  const pages = project?.enginePages ?? []
  const headings = new Map(pages.flatMap(({ id, group }) => (group === undefined ? [] : [[nameOf(id), headingId(group)]])))
  const leaves = pages.map(({ id, label }) => [nameOf(id), { label, children: [] }])
  const groups = [...new Set(pages.flatMap(({ group }) => group ?? []))]
  const inGroup = (name: string) => pages.flatMap(({ id, group }) => (group === name ? nameOf(id) : []))
  const folders = groups.map((name) => [headingId(name), { label: name, children: inGroup(name) }])
  // A heading stands where its first page would.
  const children = [...new Set(pages.map(({ id }) => headings.get(nameOf(id)) ?? nameOf(id)))]
  const none = { label: project?.enginePages === null ? texts.reading : texts.noneTitle, children: [] }
  const all = {
    label: texts.title(engineNames[project?.engine.kind ?? 'plain']),
    children: pages.length === 0 ? [nameOf('')] : children,
  }
  return {
    categories: Object.fromEntries([[enginePage, all], [nameOf(''), none], ...leaves, ...folders]),
    headingOf: (page) => headings.get(page),
  }
}

/** How many settings of each page are not as they are without anybody's doing. */
export function modifiedOn(project: ProjectView | null): ReadonlyMap<string, number> {
  return new Map((project?.enginePages ?? []).map(({ id, modified }) => [nameOf(id), modified]))
}

/** The engine's part of the tree. It keeps its identity while it has the same pages. */
export function useEngineTree(project: ProjectView | null): EngineTree {
  const tree = useMemo(() => engineTreeOf(project), [project])
  const [kept, setKept] = useState(tree)
  const isSame = kept === tree || JSON.stringify(kept.categories) === JSON.stringify(tree.categories)
  if (!isSame) setKept(tree)
  return isSame ? kept : tree
}
