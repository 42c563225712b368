import { FolderClock, Settings, ShieldCheck, SlidersHorizontal } from 'lucide-react'

import { enginePage } from '../../shared/enginePage'
import { shellTexts as texts } from '../../shared/texts/shell'
import type { ProjectView } from '../../shared/view'
import type { Searched, SearchRow } from '../search/row'
import { generalNeedsAttention, overviewNeedsAttention } from './attention'
import { comparePage } from './compare/entry'
import { enginePageCalled, enginePagesIn } from './engine/EngineView'
import { generalRows } from './general/searchRows'
import { overviewPage } from './overview/entry'
import type { Group, Page, PageName } from './page'
import { searchOfPreferences } from './preferences/searchOfPreferences'
import { RecentPage } from './recent/RecentPage'
import { late } from '../ui/late'
import { securityRows } from './security/searchRows'
import { servicePageCalled, servicePagesIn } from './servicePages'
import { teamPageCalled, teamPagesIn } from './teamPages'

const GeneralPage = late(async () => (await import('./general/GeneralPage')).GeneralPage)
const GeneralRows = late(async () => (await import('./general/GeneralRows')).GeneralRows)
const PreferencesPage = late(async () => (await import('./preferences/PreferencesPage')).PreferencesPage)
const SecurityRows = late(async () => (await import('./security/SecurityRows')).SecurityRows)
const SecurityPage = late(async () => (await import('./security/SecurityPage')).SecurityPage)

/** Every page, by its group in the tree. A new page is one entry here. `drawAlone` needs no project. */
export const groups: readonly Group[] = [
  {
    id: 'project',
    label: texts.project,
    isOfProject: true,
    pages: [
      { ...overviewPage, needsAttention: overviewNeedsAttention },
      {
        id: 'general',
        label: texts.general,
        icon: SlidersHorizontal,
        needsAttention: ({ project }) => project !== null && generalNeedsAttention(project),
        search: {
          rows: ({ project }) => (project === null ? [] : generalRows(project)),
          draw: ({ project }) => <GeneralRows project={project} level={3} />,
        },
        draw: ({ project }) => <GeneralPage key={project.id} project={project} />,
      },
      comparePage,
    ],
  },
  // Their pages are those of the project: what its own files make, and its services.
  { id: enginePage, label: '', isOfProject: true, pages: [] },
  { id: 'services', label: texts.services, isOfProject: true, pages: [] },
  {
    id: 'computer',
    label: texts.computer,
    isOfProject: false,
    pages: [
      {
        id: 'security',
        label: texts.security,
        icon: ShieldCheck,
        search: { rows: securityRows, draw: ({ view }) => <SecurityRows view={view} /> },
        drawAlone: (view) => <SecurityPage view={view} />,
      },
      {
        id: 'preferences',
        label: texts.preferences,
        icon: Settings,
        search: searchOfPreferences,
        drawAlone: (view) => <PreferencesPage view={view} />,
      },
      { id: 'recent', label: texts.recent, icon: FolderClock, draw: ({ view }) => <RecentPage view={view} /> },
    ],
  },
]

export const pages: readonly Page[] = groups.flatMap((group) => group.pages)

/** Every page of a project: those of the list, of the engine's settings and of the services. */
export function pagesWith(project: ProjectView | null): readonly Page[] {
  const own: Readonly<Record<string, readonly Page[]>> = {
    [enginePage]: enginePagesIn(project),
    services: [...servicePagesIn(project), ...teamPagesIn(project)],
  }
  return groups.flatMap((group) => own[group.id] ?? group.pages)
}

/** The page with that name; undefined if there is none, since a link may name any. */
export function pageCalled(name: string): Page | undefined {
  return enginePageCalled(name) ?? pages.find(({ id }) => id === name) ?? servicePageCalled(name) ?? teamPageCalled(name)
}

/** Whether a page is about the open project. The others are about this computer. */
export function isOfProject(name: PageName): boolean {
  if (enginePageCalled(name) !== undefined || servicePageCalled(name) !== undefined || teamPageCalled(name) !== undefined)
    return true
  return groups.some((group) => group.isOfProject && group.pages.some(({ id }) => id === name))
}

/** Whether a page can be shown without a project. */
export function standsAlone(name: PageName): boolean {
  const page = pageCalled(name)
  return page !== undefined && 'drawAlone' in page
}

/** The rows of all pages. */
export function searchRows(view: Searched): SearchRow[] {
  return pagesWith(view.project).flatMap(({ search }) => search?.rows(view) ?? [])
}
