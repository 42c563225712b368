import { lazy, Suspense } from 'react'

import type { ProjectView, View } from '../../shared/view'
import { serviceIdOf, type PageName } from './pageName'
import { RecentPage } from './recent/RecentPage'
import { StartPage } from './recent/StartPage'
import { PreferencesPage } from './preferences/PreferencesPage'
import { PageHits } from './search/PageHits'
import { isSearched } from '../search/results'
import { SearchPage } from './search/SearchPage'
import type { Search } from '../search/useSearch'
import { ServicePage } from './service/ServicePage'

// What is not needed for a start.
const GeneralPage = lazy(async () => ({ default: (await import('./general/GeneralPage')).GeneralPage }))
const SecurityPage = lazy(async () => ({ default: (await import('./security/SecurityPage')).SecurityPage }))
const TokensPage = lazy(async () => ({ default: (await import('./tokens/TokensPage')).TokensPage }))

type Props = { view: View; page: PageName; search: Search; onPage: (page: PageName) => void }

/** What the page area shows: what was found, or else the page that was chosen, while a search is on with its own hits. */
export function CurrentPage(props: Props) {
  const { view, page, search, onPage } = props
  const { project } = view
  const { results } = search

  function showWhole(next: PageName): void {
    search.change('')
    onPage(next)
  }

  if (project !== null && search.isOn && results !== null) {
    const key = `${project.id}/${project.environment}`
    return <SearchPage key={key} view={view} project={project} results={results} onSearch={search.change} onPage={showWhole} />
  }
  return (
    <Suspense>
      {results !== null && isSearched(page) && <PageHits page={page} results={results} search={search} />}
      <Page {...props} />
    </Suspense>
  )
}

function Page({ view, page, onPage }: Props) {
  const { project } = view
  if (page === 'security') return <SecurityPage view={view} />
  if (page === 'preferences') return <PreferencesPage view={view} />
  if (project === null) return <StartPage view={view} />
  if (page === 'recent') return <RecentPage view={view} />
  if (page === 'general') return <GeneralPage key={project.id} project={project} />
  return <PageOfService view={view} project={project} page={page} onPage={onPage} />
}

type ServiceProps = Pick<Props, 'view' | 'page' | 'onPage'> & { project: ProjectView }

function PageOfService({ view, project, page, onPage }: ServiceProps) {
  const service = project.services.find(({ id }) => id === serviceIdOf(page))
  if (service === undefined) return null
  if (page !== service.id) {
    return (
      <TokensPage
        key={`${project.id}/${page}`}
        project={project}
        service={service}
        preferences={view.preferences}
        isOnline={view.online}
        onService={() => onPage(service.id)}
      />
    )
  }
  // Another project or environment is another page: nothing that was being typed may move over.
  return <ServicePage key={`${project.id}/${project.environment}/${page}`} project={project} service={service} />
}
