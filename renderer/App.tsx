import { lazy, Suspense, useEffect, useRef, useState } from 'react'

import { serviceIds } from '../shared/services'
import type { View } from '../shared/view'
import { call, onFailure } from './bridge'
import { MissingSecrets } from './missing/MissingSecrets'
import { Notices } from './Notices'
import { serviceIdOf, type PageName } from './pageName'
import { Switcher } from './palette/Switcher'
import { PreferencesPage } from './pages/PreferencesPage'
import { RecentPage } from './pages/RecentPage'
import { StartPage } from './pages/StartPage'
import { Questions } from './security/Questions'
import { ServicePage } from './service/ServicePage'
import { CategoryTree } from './shell/CategoryTree'
import { useShortcuts } from './shell/shortcuts'
import { StatusLine } from './shell/StatusLine'
import { Toolbar } from './shell/Toolbar'
import { texts } from './texts/shell'
import { useDroppedFolder } from './useDroppedFolder'

/** The window: toolbar, tree, one page, status line. It draws the view it is given. */
export function App({ view }: { view: View }) {
  const [page, setPage] = useState<PageName>(firstPage)
  const [search, setSearch] = useState('')
  const searchBox = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isSwitching, setSwitching] = useState(false)
  const isDropping = useDroppedFolder(openFolder)
  const folder = view.project?.folder ?? null
  const [shownFolder, setShownFolder] = useState(folder)

  // Another project begins at its first page, with nothing searched for.
  if (folder !== shownFolder) {
    setShownFolder(folder)
    setPage(firstPage)
    setSearch('')
  }

  useEffect(() => onFailure(({ message }) => setTrouble(message)), [])
  useShortcuts({
    onSearch: () => searchBox.current?.select(),
    onPreferences: () => setPage('preferences'),
    onSwitch: () => setSwitching(true),
  })

  /** A search may hide the field. */
  function showField(service: PageName): void {
    setSearch('')
    setPage(service)
  }

  return (
    <div className={`window${isDropping ? ' is-dropping' : ''}`} data-ready>
      <Toolbar view={view} onSwitch={() => setSwitching(true)} page={page} search={search} searchBox={searchBox} onSearch={setSearch} onPage={setPage} />
      <div className="window-body">
        {(view.project !== null || page === 'preferences' || page === 'security') && (
          <CategoryTree key={folder} view={view} page={page} search={search} onPage={setPage} />
        )}
        <main className="page" data-pane="page" tabIndex={-1}>
          <Notices notices={view.notices} trouble={trouble} onDismissTrouble={() => setTrouble(null)} />
          <MissingSecrets project={isOfProject(page) ? view.project : null} onService={showField} />
          <CurrentPage view={view} page={page} search={search} onShowAll={() => setSearch('')} onPage={setPage} />
        </main>
      </div>
      <StatusLine view={view} onSecurity={() => setPage('security')} />
      <Questions />
      <Switcher view={view} isOpen={isSwitching} onClose={() => setSwitching(false)} />
      {isDropping && <p className="drop-hint">{texts.drop}</p>}
    </div>
  )
}

const firstPage: PageName = serviceIds[0] ?? 'preferences'

/** The other pages are about this computer. */
function isOfProject(page: PageName): boolean {
  return page !== 'preferences' && page !== 'security' && page !== 'recent'
}

function openFolder(path: string): void {
  void call('project.open', { path })
}

// What is not needed for a start.
const SecurityPage = lazy(async () => ({ default: (await import('./security/SecurityPage')).SecurityPage }))
const TokensPage = lazy(async () => ({ default: (await import('./tokens/TokensPage')).TokensPage }))

type PageProps = {
  view: View
  page: PageName
  search: string
  onShowAll: () => void
  onPage: (page: PageName) => void
}

function CurrentPage({ view, page, search, onShowAll, onPage }: PageProps) {
  if (page === 'security') {
    return (
      <Suspense>
        <SecurityPage view={view} />
      </Suspense>
    )
  }
  if (page === 'preferences') return <PreferencesPage view={view} />
  if (view.project === null) return <StartPage view={view} />
  if (page === 'recent') return <RecentPage view={view} />
  const service = view.project.services.find(({ id }) => id === serviceIdOf(page))
  if (service === undefined) return null
  if (page !== service.id) {
    return (
      <Suspense>
        <TokensPage
          key={`${view.project.id}/${page}`}
          project={view.project}
          service={service}
          preferences={view.preferences}
          isOnline={view.online}
          onService={() => onPage(service.id)}
        />
      </Suspense>
    )
  }
  // Another project or environment is another page: nothing that was being typed may move over.
  const key = `${view.project.id}/${view.project.environment}/${page}`
  return <ServicePage key={key} project={view.project} service={service} query={search.trim()} onShowAll={onShowAll} />
}
