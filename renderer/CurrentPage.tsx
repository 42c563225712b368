import { lazy, Suspense } from 'react'

import type { ProjectView, View } from '../shared/view'
import { serviceIdOf, type PageName } from './pageName'
import { PreferencesPage } from './pages/PreferencesPage'
import { RecentPage } from './pages/RecentPage'
import { StartPage } from './pages/StartPage'
import { PageHits } from './search/PageHits'
import { SearchPage } from './search/SearchPage'
import type { Search } from './search/useSearch'
import { ServicePage } from './service/ServicePage'

// What is not needed for a start.
const GeneralPage = lazy(async () => ({ default: (await import('./general/GeneralPage')).GeneralPage }))
const SecurityPage = lazy(async () => ({ default: (await import('./security/SecurityPage')).SecurityPage }))
const TokensPage = lazy(async () => ({ default: (await import('./tokens/TokensPage')).TokensPage }))

type Props = { view: View; page: PageName; search: Search; onPage: (page: PageName) => void }

/** What the page area shows: what was found, or else the page that was chosen. */
export function CurrentPage({ view, page, search, onPage }: Props) {
  const { project } = view

  function showWhole(next: PageName): void {
    search.change('')
    onPage(next)
  }

  if (project !== null && search.isOn && search.results !== null) {
    const key = `${project.id}/${project.environment}`
    return <SearchPage key={key} project={project} results={search.results} onSearch={search.change} onPage={showWhole} />
  }
  if (page === 'security') {
    return (
      <Suspense>
        <SecurityPage view={view} />
      </Suspense>
    )
  }
  if (page === 'preferences') return <PreferencesPage view={view} />
  if (project === null) return <StartPage view={view} />
  if (page === 'recent') return <RecentPage view={view} />
  if (page === 'general') {
    return (
      <Suspense>
        {search.results !== null && <PageHits page={page} results={search.results} search={search} />}
        <GeneralPage key={project.id} project={project} />
      </Suspense>
    )
  }
  return <PageOfService view={view} project={project} page={page} search={search} onPage={onPage} />
}

function PageOfService({ view, project, page, search, onPage }: Props & { project: ProjectView }) {
  const service = project.services.find(({ id }) => id === serviceIdOf(page))
  if (service === undefined) return null
  if (page !== service.id) {
    return (
      <Suspense>
        <TokensPage
          key={`${project.id}/${page}`}
          project={project}
          service={service}
          preferences={view.preferences}
          isOnline={view.online}
          onService={() => onPage(service.id)}
        />
      </Suspense>
    )
  }
  // Another project or environment is another page: nothing that was being typed may move over.
  const key = `${project.id}/${project.environment}/${page}`
  return (
    <>
      {search.results !== null && <PageHits page={page} results={search.results} search={search} />}
      <ServicePage key={key} project={project} service={service} />
    </>
  )
}
