import { AppError } from '../../../shared/errors'
import { serviceOf } from '../../core/catalog'
import { refusalTexts as texts } from '../../../shared/texts/refusals'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'

export function appCommands(
  session: Session,
  unlock: () => Promise<void>,
): ActsOf<'view' | 'page' | 'preferences' | 'notice' | 'link'> {
  const { preferences, notices, openExternal, setTheme, publishAll } = session.shared
  return {
    'view.read': async () => {
      await session.opening()
      return session.view()
    },
    'view.painted': () => void unlock(),
    'page.shown': ({ count }) => session.wasShown(count),
    'preferences.write': (input) => {
      preferences.write(input)
      setTheme(input.theme)
      publishAll()
    },
    'notice.dismiss': ({ id }) => {
      notices.dismiss(id)
      publishAll()
    },
    'link.open': ({ service, link }) => {
      const target = Object.entries(serviceOf(service).links).find(([id]) => id === link)?.[1]
      if (target === undefined) throw new AppError('invalid', texts.noLink)
      return openExternal(target.url)
    },
  }
}
