import { KeyRound, Plug } from 'lucide-react'

import type { Service } from '../../shared/catalog/service'
import { serviceOf, serviceWith, type ServiceId } from '../../shared/catalog/services'
import type { ProjectView, ServiceView } from '../../shared/view'
import type { Searched, SearchRow } from '../search/row'
import { isRenewalDue } from '../rows/renewalDays'
import { late } from '../ui/late'
import { needsAttention, tokensNeedAttention } from './attention'
import type { Page, PageName } from './page'
import { tokenRows } from './tokens/searchRows'
import { serviceRows } from './service/searchRows'
import { ServicePage } from './service/ServicePage'
import { ServiceRows } from './service/ServiceRows'

const TokenHits = late(async () => (await import('./tokens/TokenHits')).TokenHits)
const TokensPage = late(async () => (await import('./tokens/TokensPage')).TokensPage)

const made = new WeakMap<Service, readonly Page[]>()

/** The pages of the services that a project shows, in the form of the window's list of pages. */
export function servicePagesIn(project: Pick<ProjectView, 'services'> | null): readonly Page[] {
  return (project?.services ?? []).flatMap(({ id }) => pagesOf(serviceOf(id)))
}

/** The page of a service that was shown since the window was opened. */
export function servicePageCalled(name: PageName): Page | undefined {
  const service = serviceWith(name.split('/')[0] ?? '')
  return service && pagesOf(service).find(({ id }) => id === name)
}

function pagesOf(service: Service): readonly Page[] {
  const pages = made.get(service) ?? pagesFor(service)
  made.set(service, pages)
  return pages
}

/** The page of a service and, below it, that of its tokens. */
function pagesFor({ id, label, tokens }: Service): Page[] {
  /** Reads the service's part of a view; null without a project, and while it does not show the service. */
  function own<Result>({ project }: Searched, read: (service: ServiceView, project: ProjectView) => Result): Result | null {
    const service = project?.services.find((one) => one.id === id)
    return project && service ? read(service, project) : null
  }
  const page: Page = {
    id,
    label,
    icon: Plug,
    service: id,
    needsAttention: (view) =>
      own(
        view,
        (service) =>
          needsAttention(service, view.protection.hidden) || isRenewalDue(service, new Date(), view.preferences.expirySoonDays),
      ) ?? false,
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
