import { Lock, LockOpen } from 'lucide-react'
import { memo, type RefObject } from 'react'

import { shellTexts as texts } from '../../shared/texts/shell'
import type { Protection, View } from '../../shared/view'
import { call } from '../bridge/bridge'
import type { PageName } from '../pages/page'
import { SearchBox } from './search/SearchBox'
import type { Search } from '../search/useSearch'
import { askFor } from '../pages/security/asking'
import { IconButton } from '../ui/IconButton'
import { EnvironmentSwitch } from './EnvironmentSwitch'
import { ProjectMenu } from './ProjectMenu'

type Props = {
  view: View
  page: PageName
  search: Search
  searchBox: RefObject<HTMLInputElement | null>
  onSwitch: () => void
  onPreferences: () => void
}

export function Toolbar({ view, page, search, searchBox, ...ways }: Props) {
  const { project, protection } = view

  return (
    <header className={`toolbar${project?.environment === 'live' ? ' is-live' : ''}`} data-pane="toolbar">
      <ProjectMenu view={view} {...ways} />
      {project !== null && <EnvironmentSwitch project={project} page={page} />}
      <span className="toolbar-space" />
      {project !== null && <SearchBox platform={view.platform} search={search} inputRef={searchBox} />}
      <span className="toolbar-lock">
        <LockButton protection={protection} />
      </span>
    </header>
  )
}

const LockButton = memo(function LockButton({ protection: { state, hidden, offers, passphrase } }: { protection: Protection }) {
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
})
