import type { Handlers } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { doneTexts, refusalTexts, workTexts } from '../../../shared/texts'
import { portalState } from '../../core/project/portalState'
import type { Run } from '../../core/project/runs'
import { keyFieldAt } from '../../core/project/settingAt'
import type { Session } from '../session/session'
import { acceptFetched } from './acceptFetched'
import { confirmed } from '../../core/operations/secretPlaces'
import { fetchKey } from '../../core/operations/fetchKey'
import { fetchSignedIn, signIn, type Brought } from '../../core/operations/signIn'
import { working } from './working'

type Group = Pick<Handlers, 'portal.fetch' | 'portal.cancel' | 'portal.signIn' | 'portal.choose' | 'portal.approve'>

export function portalCommands(session: Session): Group {
  /** Saves what a fetch brought, or asks the user which project it is. */
  async function take(at: ServiceAt, run: Run, brought: Brought, signal: AbortSignal): Promise<void> {
    if ('fetched' in brought) {
      run.signIn = { ...run.signIn, offered: false, choice: null }
      return acceptFetched(session, at, brought.fetched, signal)
    }
    run.organizations = brought.choose
    run.signIn = { ...run.signIn, offered: false, choice: brought.choose.choices, rest: brought.choose.rest }
    session.say(doneTexts.chooseProject)
  }

  async function signInAndFetch(at: ServiceAt, run: Run, signal: AbortSignal): Promise<void> {
    const project = session.opened()
    const onAccount = (account: string | null) => {
      run.signIn.account = account
      session.publish()
    }
    await signIn(session.shared, project, at, { signal, onAccount })
    const brought = await fetchSignedIn(session.shared, project, at, signal)
    if (brought !== null) await take(at, run, brought, signal)
  }

  return {
    'portal.fetch': async (at) => {
      const run = session.opened().run(at)
      // One request at a time: a second press while one is under way is no second request.
      if (run.work !== null) return
      const { id, label } = keyFieldAt(at)
      await session.attempt(at, id, () =>
        working(session, run, { action: 'fetch', text: workTexts.fetch(label) }, async (signal) => {
          await take(at, run, await fetchKey(session.shared, session.opened(), at, signal), signal)
        }),
      )
    },
    'portal.cancel': (at) => session.opened().run(at).work?.controller.abort(),
    'portal.signIn': async (at) => {
      const run = session.opened().run(at)
      if (run.work !== null) return
      await session.attempt(at, keyFieldAt(at).id, () =>
        working(session, run, { action: 'sign-in', text: workTexts.signIn }, (signal) => signInAndFetch(at, run, signal)),
      )
    },
    'portal.choose': ({ organization, project, ...at }) =>
      session.attempt(at, keyFieldAt(at).id, async (run) => {
        const found = run.organizations?.pick({ organization, project }) ?? null
        if (found === null) throw new AppError('invalid', refusalTexts.choiceGone)
        run.signIn.choice = null
        await acceptFetched(session, at, found)
      }),
    'portal.approve': (input) => {
      const project = confirmed(session.opened())
      const { origin } = portalState(session.shared.approvals, project, input.service)
      // The answer counts for the origin that was shown, not for one that a file brought in meanwhile.
      if (origin !== input.origin) throw new AppError('invalid', refusalTexts.portalChanged)
      session.shared.approvals.approveOrigin(project.id(), input.origin)
      session.say(doneTexts.approved(input.origin))
      session.publish()
    },
  }
}
