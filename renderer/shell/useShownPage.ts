import { useState } from 'react'

import { isHiddenIn } from '../../shared/hiddenServices'
import { shellTexts as texts } from '../../shared/texts/shell'
import type { View } from '../../shared/view'
import type { PageName } from '../pages/page'
import { pageInstead } from '../pages/teamPages'
import type { Search } from '../search/useSearch'
import { useStable } from '../ui/useStable'
import { useAskedPage } from './useAskedPage'

type Shown = {
  page: PageName
  showPage: (page: PageName) => void
  /** Clears the search, which may hide the field. */
  showField: (page: PageName) => void
}

/** The page that the window shows. Another project starts on its first page with an empty search. */
export function useShownPage(view: View, search: Search, onTrouble: (text: string) => void): Shown {
  const { project } = view
  const folder = project?.folder ?? null
  const [page, setPage] = useState<PageName>(() => firstPage(view))
  const [shownFolder, setShownFolder] = useState(folder)

  if (folder !== shownFolder) {
    setShownFolder(folder)
    setPage(firstPage(view))
    search.change('')
  }
  // The page of a service that the project hides gives way to General.
  if (isHiddenIn(project, serviceIn(page))) setPage(generalPage)
  const instead = project === null ? null : pageInstead(project, page)
  if (instead !== null) setPage(instead)

  function showPage(next: PageName): void {
    setPage(next)
    search.narrow()
  }

  function showField(next: PageName): void {
    search.change('')
    setPage(next)
  }

  function showLinked(next: PageName): void {
    const service = serviceIn(next)
    const hidden = project?.hidden.find(({ id }) => id === service)
    if (hidden !== undefined) onTrouble(texts.hiddenPage(hidden.label))
    else showPage(next)
  }

  useAskedPage(view.asked, { onPage: showLinked, onRow: showField, onUnknown: () => onTrouble(texts.noSuchPage) })
  return { page, showPage: useStable(showPage), showField: useStable(showField) }
}

const generalPage: PageName = 'general'

/** The page of the first service that the project shows. */
function firstPage({ project }: View): PageName {
  return project?.services[0]?.id ?? generalPage
}

/** The service that a page is about, if it is about one. */
const serviceIn = (page: PageName) => page.split('/')[0]
