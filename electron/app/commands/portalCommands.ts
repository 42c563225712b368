import type { Handlers } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { doneTexts, refusalTexts, workTexts } from '../../../shared/texts'
import { portalState } from '../views/portalState'
import type { Run } from '../../core/project/runs'
import { keyFieldAt, placeOf } from '../../core/project/settingAt'
import { savedTexts } from '../../core/project/values'
import type { Session } from '../session/session'
import { acceptFetched } from './acceptFetched'
import { addressOf, confirmed, idOf } from './secretPlaces'
import { chooseFetched, fetchingField, fetchSignedIn, signIn } from './signIn'
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
      await session.attempt(at, keyFieldAt(at).id, () => fetchKey(session, at, run))
    },
    'portal.cancel': (at) => session.opened().run(at).work?.controller.abort(),
    'portal.signIn': async (at) => {
      const run = session.opened().run(at)
      if (run.work !== null) return
      await session.attempt(at, keyFieldAt(at).id, () => signIn(session, at, run))
    },
    'portal.choose': ({ organization, project, ...at }) =>
      session.attempt(at, keyFieldAt(at).id, (run) => chooseFetched(session, at, run, { organization, project })),
    'portal.approve': (input) => {
      const project = confirmed(session)
      const { origin } = portalState(session.shared.approvals, project, input.service)
      // The answer counts for the origin that was shown, not for one that a file brought in meanwhile.
      if (origin !== input.origin) throw new AppError('invalid', refusalTexts.portalChanged)
      session.shared.approvals.approveOrigin(project.id(), input.origin)
      session.say(doneTexts.approved(input.origin))
      session.publish()
    },
  }
}

async function fetchKey(session: Session, at: ServiceAt, run: Run): Promise<void> {
  const { vault, services } = session.shared
  const { fetch } = services.of(at.service)
  const fieldAt = fetchingField(at)
  if (fetch === undefined || fieldAt === null) throw new AppError('invalid', refusalTexts.nothingToFetch)
  const secret = placeOf(at.service, at.environment, fieldAt.field).field.label
  const { label } = keyFieldAt(at)
  const { origin, portalUrl } = addressOf(session, at.service)
  await working(session, run, { action: 'fetch', text: workTexts.fetch(label) }, async (signal) => {
    const id = idOf(session, fieldAt)
    if (vault.describe(id).state === 'absent') {
      if (await fetchSignedIn(session, at, run, signal)) return
      throw new AppError('missing', refusalTexts.pasteToFetch(secret))
    }
    const token = await vault.open(id, origin)
    try {
      const saved = savedTexts(session.opened(), at)
      await acceptFetched(session, at, await fetch({ portalUrl, token, origin, saved, signal }), signal)
    } catch (error) {
      if (!(error instanceof AppError) || error.failure.code !== 'unknown-path') throw error
      // A portal without the classic path: a stored sign-in goes on, otherwise the user is asked to sign in.
      if (await fetchSignedIn(session, at, run, signal)) return
      run.signIn.offered = true
      throw error
    }
  })
}
