import type { ServiceAt } from '../../../shared/schemas'
import { doneTexts } from '../../../shared/texts'
import { saveFetched } from '../../core/operations/saveFetched'
import type { Fetched } from '../../core/portal/service'
import { keyFieldAt } from '../../core/project/settingAt'
import type { Session } from '../session/session'
import { throwIfCancelled } from './working'

/** Saves what a fetch brought and says so. An answer that came after Cancel is dropped. */
export function acceptFetched(session: Session, at: ServiceAt, fetched: Fetched, signal?: AbortSignal): Promise<void> {
  return session.atOnce(async () => {
    if (signal !== undefined) throwIfCancelled(signal)
    const { isNew, sameAs, written } = await saveFetched(session.shared, session.opened(), at, fetched)
    const { label } = keyFieldAt(at)
    const outcome = isNew ? doneTexts.fetched(label, fetched.subject) : doneTexts.upToDate(label)
    session.say([outcome, sameAs === null ? '' : doneTexts.sameKey(sameAs), written].filter(Boolean).join('. '))
  })
}
