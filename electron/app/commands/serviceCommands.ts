import { serviceOf } from '../../core/catalog'
import { shownField } from '../../../shared/catalog/ownFields'
import { doneTexts } from '../../../shared/texts/done'
import { showService } from '../../core/operations/shownServices'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'

/** Which services the project shows. */
export function serviceCommands(session: Session): ActsOf<'service'> {
  const { shared, opened } = session
  return {
    'service.show': async ({ service, isShown }) => {
      const at = { service, environment: opened().environment() }
      const isDone = await session.attempt(at, shownField.id, async () => {
        const isChanged = await showService(shared, opened(), { service, isShown })
        const { label } = serviceOf(service)
        if (isChanged) session.say(isShown ? doneTexts.serviceShown(label) : doneTexts.serviceHidden(label))
        return true
      })
      return { done: isDone === true }
    },
  }
}
