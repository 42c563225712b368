import type { Handlers } from '../../shared/contract'
import type { Session } from '../session'

/** The page names a link by id; the addresses are ours. */
const links = {
  'coherence-dashboard': 'https://coherence.io/dashboard',
  'coherence-tokens': 'https://coherence.io/dashboard',
} as const

type Group = Pick<Handlers, 'view.read' | 'preferences.write' | 'notice.dismiss' | 'link.open'>

export function appCommands(session: Session): Group {
  const { preferences, notices, openExternal, setTheme, publishAll } = session.shared
  return {
    'view.read': () => session.view(),
    'preferences.write': (input) => {
      preferences.write(input)
      setTheme(input.theme)
      publishAll()
    },
    'notice.dismiss': ({ id }) => {
      notices.dismiss(id)
      publishAll()
    },
    'link.open': ({ id }) => openExternal(links[id]),
  }
}
