import { services } from '../../shared/services'
import { shellTexts as texts } from '../../shared/texts'
import type { PageName, TokensPageName } from '../pages/pageName'

/** A group of the tree, or a page in it. Only pages that exist are listed. */
export type Category = { label: string; children: readonly string[] }

export const rootId = 'root'

/** Groups that are about the open project. */
export const projectGroups: readonly string[] = ['project', 'services']

const tokenPages: { id: TokensPageName; label: string }[] = services.flatMap(({ id, tokens }) =>
  tokens === undefined ? [] : [{ id: `${id}/tokens` as const, label: tokens.page }],
)

const pages: Readonly<Record<string, PageName>> = {
  general: 'general',
  security: 'security',
  preferences: 'preferences',
  recent: 'recent',
  ...Object.fromEntries([...services, ...tokenPages].map(({ id }) => [id, id])),
}

export const categories: Readonly<Record<string, Category>> = {
  [rootId]: { label: '', children: ['project', 'services', 'computer'] },
  project: { label: texts.project, children: ['general'] },
  services: { label: texts.services, children: services.map(({ id }) => id) },
  computer: { label: texts.computer, children: ['security', 'preferences', 'recent'] },
  ...Object.fromEntries(
    services.map(({ id, label, tokens }) => [id, { label, children: tokens === undefined ? [] : [`${id}/tokens`] }]),
  ),
  ...Object.fromEntries(tokenPages.map(({ id, label }) => [id, { label, children: [] }])),
  general: { label: texts.general, children: [] },
  security: { label: texts.security, children: [] },
  preferences: { label: texts.preferences, children: [] },
  recent: { label: texts.recent, children: [] },
}

/** The page of a tree item; null for a group. */
export function pageOf(id: string): PageName | null {
  return pages[id] ?? null
}
