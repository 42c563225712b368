import { useEffect, useRef, useState } from 'react'

import { shellTexts as texts } from '../shared/texts/shell'
import type { View } from '../shared/view'
import { call, onFailure } from './bridge/bridge'
import { CurrentPage } from './pages/CurrentPage'
import { isOfProject, searchRows, standsAlone } from './pages/pages'
import { Questions } from './pages/security/Questions'
import { MissingSecrets } from './pages/service/MissingSecrets'
import { useAllEngineRows } from './rows/engine/useAllEngineRows'
import { Hiding } from './rows/HideQuestion'
import { SoonDaysContext } from './rows/soonDays'
import { ResultsContext } from './search/results'
import { useSearch } from './search/useSearch'
import { CategoryTree } from './shell/CategoryTree'
import { useKeptFocus } from './shell/keepFocus'
import { Notices } from './shell/Notices'
import { Switcher } from './shell/palette/Switcher'
import { useShortcuts } from './shell/shortcuts'
import { useRowAim } from './shell/useRowAim'
import { StatusLine } from './shell/StatusLine'
import { Toolbar } from './shell/Toolbar'
import { useDroppedFolder } from './shell/useDroppedFolder'
import { useShownPage } from './shell/useShownPage'
import { HelpTip } from './ui/HelpTip'
import { useStable } from './ui/useStable'

/** The window: toolbar, tree, one page, status line. It draws the view it is given. */
export function App({ view }: { view: View }) {
  const engineRows = useAllEngineRows(view.project)
  const searching = useSearch({ ...view, engineRows }, searchRows)
  const searchBox = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isSwitching, setSwitching] = useState(false)
  const isDropping = useDroppedFolder(openFolder)
  const { page, showPage, showField } = useShownPage(view, searching, setTrouble)
  useKeptFocus()
  useEffect(() => onFailure(({ message }) => setTrouble(message)), [])
  const toRow = useRowAim(view.project, showField)
  const toPreferences = useStable(() => showPage('preferences'))
  const toSecurity = useStable(() => showPage('security'))
  const toSwitcher = useStable(() => setSwitching(true))
  const onSearch = () => searchBox.current?.select()
  useShortcuts({ onSearch, onPreferences: toPreferences, onSwitch: toSwitcher, onBack: searching.isOn ? onSearch : null })

  return (
    <ResultsContext value={searching.results}>
      <div className={`window${isDropping ? ' is-dropping' : ''}`} data-rows={view.preferences.rows} data-ready>
        <Toolbar
          view={view}
          page={page}
          search={searching}
          searchBox={searchBox}
          onSwitch={toSwitcher}
          onPreferences={toPreferences}
        />
        <div className="window-body">
          {(view.project !== null || standsAlone(page)) && (
            <CategoryTree key={view.project?.folder} view={view} page={page} isSearching={searching.isOn} onPage={showPage} />
          )}
          <main className="page" data-pane="page" tabIndex={-1}>
            <MissingSecrets
              project={searching.isOn || !isOfProject(page) ? null : view.project}
              page={page}
              onService={showField}
            />
            <SoonDaysContext value={view.preferences.expirySoonDays}>
              <CurrentPage view={view} page={page} search={searching} onPage={showPage} onRow={toRow} />
            </SoonDaysContext>
          </main>
        </div>
        <Notices notices={view.notices} trouble={trouble} onDismissTrouble={() => setTrouble(null)} />
        <StatusLine view={view} onSecurity={toSecurity} />
        <Questions />
        <Hiding project={view.project} />
        <Switcher view={view} isOpen={isSwitching} onClose={() => setSwitching(false)} />
        <HelpTip />
        {isDropping && <p className="drop-hint">{texts.drop}</p>}
      </div>
    </ResultsContext>
  )
}

function openFolder(path: string): void {
  void call('project.open', { path })
}
