import './theme.css'
import './window.css'
import './ui/ui.css'
import './shell/shell.css'
import './pages/pages.css'
import './service/service.css'

import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

import type { View } from '../shared/view'
import { App } from './App'
import { call, onView } from './bridge'

function Root() {
  const [view, setView] = useState<View | null>(null)

  useEffect(() => {
    const stop = onView(setView)
    void call('view.read', undefined).then((first) => first !== null && setView((known) => known ?? first))
    return stop
  }, [])

  const isShown = view !== null
  useEffect(() => {
    if (isShown) requestAnimationFrame(() => requestAnimationFrame(() => void call('view.painted', undefined)))
  }, [isShown])

  return view === null ? null : <App view={view} />
}

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Root />)
