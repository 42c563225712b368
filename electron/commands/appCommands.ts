import type { Handlers } from '../../shared/contract'
import type { Session } from '../session'

/** The page names a link by id; the addresses are ours. */
const links = {
  'coherence-dashboard': 'https://coherence.io/dashboard',
  'coherence-tokens': 'https://coherence.io/dashboard',
} as const

type Group = Pick<Handlers, 'view.read' | 'view.painted' | 'preferences.write' | 'notice.dismiss' | 'link.open'>

export function appCommands(session: Session, unlock: () => Promise<void>): Group {
  const { preferences, notices, openExternal, setTheme, publishAll } = session.shared
  return {
    'view.read': async () => {
      await session.opening()
      return session.view()
    },
    'view.painted': () => void unlock(),
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
