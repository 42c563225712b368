import { Lock, LockOpen } from 'lucide-react'
import type { RefObject } from 'react'

import { serviceIds } from '../../shared/services'
import type { Protection, View } from '../../shared/view'
import { call } from '../bridge'
import type { PageName } from '../pageName'
import { askFor } from '../security/asking'
import { texts } from '../texts/shell'
import { IconButton } from '../ui/IconButton'
import { EnvironmentSwitch } from './EnvironmentSwitch'
import { ProjectMenu } from './ProjectMenu'
import { SearchBox } from './SearchBox'

type Props = {
  view: View
  page: PageName
  search: string
  searchBox: RefObject<HTMLInputElement | null>
  onSearch: (text: string) => void
  onPage: (page: PageName) => void
  onSwitch: () => void
}

export function Toolbar({ view, page, search, searchBox, onSearch, onPage, onSwitch }: Props) {
  const { project, protection } = view

  /** Hits are on a service's page, so a search from another page goes there. */
  function changeSearch(text: string): void {
    onSearch(text)
    const [first] = serviceIds
    if (text !== '' && first !== undefined && !serviceIds.some((id) => id === page)) onPage(first)
  }

  return (
    <header className={`toolbar${project?.environment === 'live' ? ' is-live' : ''}`} data-pane="toolbar">
      <ProjectMenu view={view} onSwitch={onSwitch} />
      {project !== null && <EnvironmentSwitch project={project} page={page} />}
      <span className="toolbar-space" />
      {project !== null && <SearchBox platform={view.platform} value={search} inputRef={searchBox} onChange={changeSearch} />}
      <span className="toolbar-lock">
        <LockButton protection={protection} />
      </span>
    </header>
  )
}

function LockButton({ protection: { state, hidden, offers, passphrase } }: { protection: Protection }) {
  if (state === 'locked' && offers.includes('passphrase')) {
    return <IconButton label={texts.unlock} icon={Lock} onPress={() => askFor('unlock')} />
  }
  const hide = passphrase === 'only' ? texts.lock : texts.hide
  return (
    <IconButton
      label={hidden ? texts.show : hide}
      icon={hidden ? Lock : LockOpen}
      onPress={() => void call(hidden ? 'vault.show' : 'vault.hide', undefined)}
    />
  )
}
