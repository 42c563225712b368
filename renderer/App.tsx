import { useEffect, useRef, useState } from 'react'

import { serviceIds } from '../shared/catalog/services'
import { shellTexts as texts } from '../shared/texts'
import type { View } from '../shared/view'
import { call, onFailure } from './bridge/bridge'
import { CurrentPage } from './pages/CurrentPage'
import { isOfProject, searchRows, standsAlone, type PageName } from './pages/pages'
import { Questions } from './pages/security/Questions'
import { MissingSecrets } from './pages/service/MissingSecrets'
import { useAllEngineRows } from './rows/engine/engineRows'
import { ResultsContext } from './search/results'
import { useSearch } from './search/useSearch'
import { CategoryTree } from './shell/CategoryTree'
import { useKeptFocus } from './shell/keepFocus'
import { Notices } from './shell/Notices'
import { Switcher } from './shell/palette/Switcher'
import { useShortcuts } from './shell/shortcuts'
import { StatusLine } from './shell/StatusLine'
import { Toolbar } from './shell/Toolbar'
import { useAskedPage } from './shell/useAskedPage'
import { useDroppedFolder } from './shell/useDroppedFolder'
import { HelpTip } from './ui/HelpTip'

/** The window: toolbar, tree, one page, status line. It draws the view it is given. */
export function App({ view }: { view: View }) {
  const [page, setPage] = useState<PageName>(firstPage)
  const engineRows = useAllEngineRows(view.project)
  const searching = useSearch({ ...view, engineRows }, searchRows)
  const searchBox = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isSwitching, setSwitching] = useState(false)
  const isDropping = useDroppedFolder(openFolder)
  const folder = view.project?.folder ?? null
  const [shownFolder, setShownFolder] = useState(folder)

  // Another project starts on the first page with an empty search.
  if (folder !== shownFolder) {
    setShownFolder(folder)
    setPage(firstPage)
    searching.change('')
  }

  useAskedPage(view.asked, { onPage: showPage, onRow: showField, onUnknown: () => setTrouble(texts.noSuchPage) })
  useKeptFocus()
  useEffect(() => onFailure(({ message }) => setTrouble(message)), [])
  const ways = {
    onSearch: () => searchBox.current?.select(),
    onPreferences: () => showPage('preferences'),
    onSwitch: () => setSwitching(true),
  }
  useShortcuts(ways)

  function showPage(next: PageName): void {
    setPage(next)
    searching.narrow()
  }

  /** Clears the search, which may hide the field. */
  function showField(service: PageName): void {
    searching.change('')
    setPage(service)
  }

  return (
    <ResultsContext value={searching.results}>
      <div className={`window${isDropping ? ' is-dropping' : ''}`} data-rows={view.preferences.rows} data-ready>
        <Toolbar view={view} page={page} search={searching} searchBox={searchBox} {...ways} />
        <div className="window-body">
          {(view.project !== null || standsAlone(page)) && (
            <CategoryTree key={folder} view={view} page={page} isSearching={searching.isOn} onPage={showPage} />
          )}
          <main className="page" data-pane="page" tabIndex={-1}>
            <MissingSecrets
              project={searching.isOn || !isOfProject(page) ? null : view.project}
              page={page}
              onService={showField}
            />
            <CurrentPage view={view} page={page} search={searching} onPage={showPage} />
          </main>
        </div>
        <Notices notices={view.notices} trouble={trouble} onDismissTrouble={() => setTrouble(null)} />
        <StatusLine view={view} onSecurity={() => showPage('security')} />
        <Questions />
        <Switcher view={view} isOpen={isSwitching} onClose={() => setSwitching(false)} />
        <HelpTip />
        {isDropping && <p className="drop-hint">{texts.drop}</p>}
      </div>
    </ResultsContext>
  )
}

const firstPage: PageName = serviceIds[0] ?? 'preferences'

function openFolder(path: string): void {
  void call('project.open', { path })
}
