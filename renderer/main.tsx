import './theme.css'
import './window.css'
import './ui/ui.css'
import './shell/shell.css'
import './pages/recent/recent.css'
import './rows/preferences/preferences.css'
import './rows/rows.css'
import './pages/service/service.css'
import './pages/general/general.css'
import './rows/engine/engine.css'
import './search/mark.css'
import './shell/search/search.css'
import './pages/search/search.css'
import './history/history.css'
import './pages/service/missing.css'
import './shell/palette/palette.css'
import './pages/tokens/tokens.css'
import './pages/security/security.css'
import './pages/compare/compare.css'
import './pages/overview/overview.css'
import './pages/team/team.css'

import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'

import { App } from './App'
import { call } from './bridge/bridge'
import { firstView, useView } from './bridge/views'
import { leaveKeysToInputMethods, takeHeldKeysOnce } from './ui/keys'
import { loadLate } from './ui/late'

function Root() {
  const view = useView()

  useEffect(() => {
    // The bench looks for this mark.
    performance.mark('first-view')
    requestAnimationFrame(() => requestAnimationFrame(() => void call('view.painted', undefined).then(loadLate)))
  }, [])

  return view === null ? null : <App view={view} />
}

// Before any other listener: these stop the event.
leaveKeysToInputMethods()
takeHeldKeysOnce()

// The frame that index.html paints stays until there is something to draw.
await firstView()
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Root />)
