import { FolderClock, KeyRound, Plug, Settings, ShieldCheck, SlidersHorizontal } from 'lucide-react'

import { services, type ServiceId } from '../../shared/catalog/services'
import { enginePage } from '../../shared/enginePage'
import { shellTexts as texts } from '../../shared/texts'
import type { ProjectView, ServiceView } from '../../shared/view'
import type { Searched, SearchRow } from '../search/row'
import { generalNeedsAttention, needsAttention, tokensNeedAttention } from './attention'
import { comparePage } from './compare/entry'
import { enginePageCalled, enginePagesIn } from './engine/EngineView'
import { generalRows } from './general/searchRows'
import type { Group, Page, PageName } from './page'
import { PreferencesPage } from './preferences/PreferencesPage'
import { searchOfPreferences } from './preferences/searchOfPreferences'
import { RecentPage } from './recent/RecentPage'
import { late } from '../ui/late'
import { securityRows } from './security/searchRows'
import { serviceRows } from './service/searchRows'
import { tokenRows } from './tokens/searchRows'
import { ServicePage } from './service/ServicePage'
import { ServiceRows } from './service/ServiceRows'

const GeneralPage = late(async () => (await import('./general/GeneralPage')).GeneralPage)
const GeneralRows = late(async () => (await import('./general/GeneralRows')).GeneralRows)
const SecurityRows = late(async () => (await import('./security/SecurityRows')).SecurityRows)
const SecurityPage = late(async () => (await import('./security/SecurityPage')).SecurityPage)
const TokenHits = late(async () => (await import('./tokens/TokenHits')).TokenHits)
const TokensPage = late(async () => (await import('./tokens/TokensPage')).TokensPage)

/** Every page, by its group in the tree. A new page is one entry here. `drawAlone` needs no project. */
export const groups: readonly Group[] = [
  {
    id: 'project',
    label: texts.project,
    isOfProject: true,
    pages: [
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
  // Its pages are those that the project's own files make.
  { id: enginePage, label: '', isOfProject: true, pages: [] },
  { id: 'services', label: texts.services, isOfProject: true, pages: services.flatMap(pagesOf) },
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

/** Every page of a project: those of the list, and those of the engine's settings. */
export function pagesWith(project: ProjectView | null): readonly Page[] {
  return groups.flatMap((group): readonly Page[] => (group.id === enginePage ? enginePagesIn(project) : group.pages))
}

/** The page with that name; undefined if there is none, since a link may name any. */
export function pageCalled(name: string): Page | undefined {
  return enginePageCalled(name) ?? pages.find(({ id }) => id === name)
}

/** Whether a page is about the open project. The others are about this computer. */
export function isOfProject(name: PageName): boolean {
  return (
    enginePageCalled(name) !== undefined || groups.some((group) => group.isOfProject && group.pages.some(({ id }) => id === name))
  )
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

/** The page of a service and, below it, that of its tokens. */
function pagesOf({ id, label, tokens }: (typeof services)[number]): Page[] {
  /** Reads the service's part of a view; null without a project, and while the project hides the service. */
  function own<Result>({ project }: Searched, read: (service: ServiceView, project: ProjectView) => Result): Result | null {
    const service = project?.services.find((one) => one.id === id)
    return project && service?.isShown === true ? read(service, project) : null
  }
  const page: Page = {
    id,
    label,
    icon: Plug,
    service: id,
    needsAttention: (view) => own(view, (service) => needsAttention(service, view.protection.hidden)) ?? false,
    search: {
      rows: (view) => own(view, (service, { environment }) => serviceRows(service, environment)) ?? [],
      draw: ({ view }) => own(view, (service, project) => <ServiceRows project={project} service={service} level={3} />),
    },
    // Another project or environment is another page, so that nothing being typed is carried over.
    draw: ({ view }) =>
      own(view, (service, project) => (
        <ServicePage key={`${project.id}/${project.environment}/${id}`} project={project} service={service} />
      )),
  }
  if (tokens === undefined) return [page]
  const ofTokens: Page = {
    id: `${id}/tokens`,
    label: tokens.page,
    icon: KeyRound,
    below: id,
    service: id,
    needsAttention: (view) => own(view, tokensNeedAttention) ?? false,
    search: {
      rows: (view) => own(view, () => tokensIn(view, id)) ?? [],
      draw: ({ view, onPage }) => own(view, () => <TokenHits service={id} onTable={() => onPage(`${id}/tokens`)} />),
    },
    draw: ({ view, onPage }) =>
      own(view, (service, project) => (
        <TokensPage
          key={`${project.id}/${id}/tokens`}
          project={project}
          service={service}
          preferences={view.preferences}
          isOnline={view.online}
          onService={() => onPage(id)}
        />
      )),
  }
  return [page, ofTokens]
}

function tokensIn({ tokens, preferences }: Searched, service: ServiceId): SearchRow[] {
  return tokenRows(service, tokens?.get(service) ?? [], new Date(), preferences.expirySoonDays)
}
