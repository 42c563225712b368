import { useEffect, useRef, useState } from 'react'

import type { AskedPage } from '../../shared/about'
import { call } from '../bridge/bridge'
import type { PageName } from '../pages/page'
import { pageCalled } from '../pages/pages'
import { showRow } from './showRow'

type Ways = {
  onPage: (page: PageName) => void
  /** Goes to a page for one of its rows, which a search may hide. */
  onRow: (page: PageName) => void
  onUnknown: () => void
}

/** Goes to the page that main asks for, once per request, and shows the row on it. */
export function useAskedPage(asked: AskedPage | null, { onPage, onRow, onUnknown }: Ways): void {
  const [followed, setFollowed] = useState(0)
  const shown = useRef(0)
  useEffect(() => {
    if (asked?.row === undefined || asked.count === shown.current) return
    shown.current = asked.count
    showRow(asked.row)
  }, [asked])
  useEffect(() => {
    if (followed > 0) void call('page.shown', { count: followed })
  }, [followed])
  if (asked === null || asked.count === followed) return
  setFollowed(asked.count)
  const page = pageCalled(asked.page)
  if (page === undefined) onUnknown()
  else if (asked.row === undefined) onPage(page.id)
  else onRow(page.id)
}
