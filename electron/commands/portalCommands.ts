import type { Handlers, Spot } from '../../shared/contract'
import { AppError } from '../../shared/errors'
import { fieldsOf, serviceOf } from '../../shared/services'
import { portalState } from '../portalState'
import type { Run, RunPlace } from '../projects/project'
import type { Session } from '../session'
import { acceptFetched } from './acceptFetched'
import { approvedOrigin, idOf } from './secretCommands'
import { chooseFetched, fetchSignedIn, signIn } from './signIn'
import { working } from './working'

type Group = Pick<
  Handlers,
  'portal.fetch' | 'portal.cancel' | 'portal.signIn' | 'portal.choose' | 'portal.approve'
>

export function portalCommands(session: Session): Group {
  return {
    'portal.fetch': async (at) => {
      const run = session.opened().run(at)
      // One request at a time: a second press while one is under way is no second request.
      if (run.work !== null) return
      await session.attempt(at, fetchingField(at), () => fetchKey(session, at, run))
    },
    'portal.cancel': (at) => session.opened().run(at).work?.controller.abort(),
    'portal.signIn': async (at) => {
      const run = session.opened().run(at)
      if (run.work !== null) return
      await session.attempt(at, fetchingField(at), () => signIn(session, at, run))
    },
    'portal.choose': ({ organization, project, ...at }) =>
      session.attempt(at, fetchingField(at), (run) => chooseFetched(session, at, run, { organization, project })),
    'portal.approve': (input) => {
      const project = session.opened()
      const { origin } = portalState(session.shared.preferences, project, input.service)
      // The answer counts for the origin that was shown, not for one that a file brought in meanwhile.
      if (origin !== input.origin) throw new AppError('invalid', 'The portal URL changed meanwhile. Look at it again.')
      session.shared.preferences.approve(project.id(), input.origin)
      session.say(`Secrets may be sent to ${input.origin}`)
      session.publish()
    },
  }
}

/** The field with the fetch button: what goes wrong with a fetch is shown there. */
function fetchingField({ service }: RunPlace): string {
  const field = fieldsOf(serviceOf(service)).find((candidate) => candidate.kind === 'fetched' && candidate.fetches)
  if (field === undefined) throw new AppError('invalid', 'This service has nothing to fetch.')
  return field.id
}

async function fetchKey(session: Session, at: RunPlace, run: Run): Promise<void> {
  const { vault, services } = session.shared
  const spot: Spot = { ...at, field: 'portalToken' }
  const origin = approvedOrigin(session, spot)
  const portalUrl = portalState(session.shared.preferences, session.opened(), at.service).url ?? origin
  await working(session, run, { action: 'fetch', text: 'Asking the portal for the runtime key' }, async (signal) => {
    const id = idOf(session, spot)
    if (vault.describe(id).state === 'absent') {
      if (await fetchSignedIn(session, at, run, signal)) return
      throw new AppError('missing', 'Paste the Portal Token first; the arrow fetches the key with it.')
    }
    const token = await vault.open(id, origin)
    try {
      const fetched = await services[at.service].fetch({ portalUrl, token, origin, signal })
      await acceptFetched(session, at, fetched, signal)
    } catch (error) {
      if (!(error instanceof AppError) || error.failure.code !== 'unknown-path') throw error
      // A portal without the classic path: a stored sign-in goes on, otherwise the user is asked to sign in.
      if (await fetchSignedIn(session, at, run, signal)) return
      run.signIn.offered = true
      throw error
    }
  })
}
