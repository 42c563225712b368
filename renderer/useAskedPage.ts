import { useState } from 'react'

import type { AskedPage } from '../shared/about'
import { isPageName, type PageName } from './pageName'

/** Goes to the page that a link asked for, once for each link. */
export function useAskedPage(asked: AskedPage | null, onPage: (page: PageName) => void, onUnknown: () => void): void {
  const [followed, setFollowed] = useState(0)
  if (asked === null || asked.count === followed) return
  setFollowed(asked.count)
  if (isPageName(asked.page)) onPage(asked.page)
  else onUnknown()
}
