import type { ServiceAt } from '../../../shared/schemas'
import { doneTexts } from '../../../shared/texts/done'
import { checkService } from '../../core/operations/checkKeys'
import { chosenProject, fetchBySignIn, fetchKey, type Brought, type FetchedWith } from '../../core/operations/fetchKey'
import { saveFetched } from '../../core/operations/saveValues'
import { approvePortal } from '../../core/operations/secretPlaces'
import { keyFieldAt } from '../../core/project/settingAt'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'

export function portalCommands(session: Session): ActsOf<'portal'> {
  const { shared, opened } = session

  async function accept(at: ServiceAt, brought: Brought, signal: AbortSignal): Promise<void> {
    if ('fetched' in brought) await acceptFetched(session, at, brought.fetched, signal)
    else session.say(doneTexts.chooseProject)
  }

  return {
    'portal.fetch': async (at, signal) => accept(at, await fetchKey(shared, opened(), at, signal), signal),
    'portal.signIn': async (at, signal) => {
      const brought = await fetchBySignIn(shared, opened(), at, signal)
      if (brought !== null) await accept(at, brought, signal)
    },
    'portal.check': async (at, signal) => session.say(doneTexts.checked[await checkService(shared, opened(), at, signal)]),
    'portal.cancel': (at) => opened().knownRun(at)?.work?.cancel(),
    'portal.choose': ({ organization, project, ...at }) =>
      session.attempt(at, keyFieldAt(at).id, () =>
        acceptFetched(session, at, chosenProject(opened(), at, { organization, project })),
      ),
    'portal.approve': ({ origin, ...at }) => {
      approvePortal(shared, opened(), at, origin)
      session.say(doneTexts.approved(origin))
      session.publish()
    },
  }
}

/** Saves what a fetch returned and says so. An answer that arrives after Cancel is dropped. */
export function acceptFetched(session: Session, at: ServiceAt, fetched: FetchedWith, signal?: AbortSignal): Promise<void> {
  return session.atOnce(async () => {
    signal?.throwIfAborted()
    const { isNew, sameAs, written } = await saveFetched(session.shared, session.opened(), at, fetched)
    const { label } = keyFieldAt(at)
    const outcome = isNew ? doneTexts.fetched(label, fetched.subject) : doneTexts.upToDate(label)
    session.say([outcome, sameAs === null ? '' : doneTexts.sameKey(sameAs), written].filter(Boolean).join('. '))
  })
}
