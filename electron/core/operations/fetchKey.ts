import { AppError } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { refusalTexts as texts } from '../../../shared/texts'
import { placeOf } from '../project/settingAt'
import type { Project } from '../project/project'
import { savedTexts } from '../project/values'
import { addressOf, idOf } from './secretPlaces'
import { fetchingField, fetchSignedIn, type Brought } from './signIn'
import type { World } from './world'

/** Fetches the key of a service with its secret, or with a sign-in where there is none, or where the portal wants one. */
export async function fetchKey(world: World, project: Project, at: ServiceAt, signal: AbortSignal): Promise<Brought> {
  const { vault, services } = world
  const { fetch } = services.of(at.service)
  const fieldAt = fetchingField(at)
  if (fetch === undefined || fieldAt === null) throw new AppError('invalid', texts.nothingToFetch)
  const { origin, portalUrl } = addressOf(world, project, at.service)
  const id = idOf(project, fieldAt)
  if (vault.describe(id).state === 'absent') {
    const brought = await fetchSignedIn(world, project, at, signal)
    if (brought !== null) return brought
    throw new AppError('missing', texts.pasteToFetch(placeOf(at.service, at.environment, fieldAt.field).field.label))
  }
  const token = await vault.open(id, origin)
  try {
    return { fetched: await fetch({ portalUrl, token, origin, saved: savedTexts(project, at), signal }) }
  } catch (error) {
    if (!(error instanceof AppError) || error.failure.code !== 'unknown-path') throw error
    // A portal without the classic path: a stored sign-in goes on, otherwise the user is asked to sign in.
    const brought = await fetchSignedIn(world, project, at, signal)
    if (brought !== null) return brought
    project.run(at).signIn.offered = true
    throw error
  }
}
