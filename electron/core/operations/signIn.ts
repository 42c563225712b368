import { AppError } from '../../../shared/errors'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { serviceOf, type ServiceId } from '../../../shared/catalog/services'
import { refusalTexts as texts } from '../../../shared/texts'
import { isLoopback } from '../portal/origin'
import type { Fetched, Organizations } from '../portal/service'
import type { Project } from '../project/project'
import { quotesSecret, refuseQuoted } from './quotedSecrets'
import { addressOf, idOf } from './secretPlaces'
import { storeSecret } from './storeSecret'
import type { World } from './world'

/** Not a declared field: the user never sees or types it. Kept in the vault like any other secret. */
const tokenField = 'signInToken'

/** What came of a fetch: the values, or what the user has to choose from. */
export type Brought = { fetched: Fetched } | { choose: Organizations }

type Signing = { signal: AbortSignal; onAccount(name: string | null): void }

/** Signs in through the user's browser. Throws `cancelled` for a sign-in that was given up meanwhile. */
export async function signIn(world: World, project: Project, at: ServiceAt, { signal, onAccount }: Signing): Promise<void> {
  const { signIn: signInAt } = world.services.of(at.service)
  if (signInAt === undefined) throw new AppError('invalid', texts.noSignIn)
  // Asked first: a folder with a borrowed id does not even begin to sign in.
  const id = idOf(project, { ...at, field: tokenField })
  const { origin, portalUrl } = addressOf(world, project, at.service)
  const openBrowser = async (url: string) => {
    if (!mayOpen(url, at.service, origin)) throw new AppError('invalid', texts.strangeLogin)
    await world.openExternal(url)
  }
  const { token, name } = await signInAt({ portalUrl, signal, openBrowser })
  if (signal.aborted) throw new AppError('cancelled', texts.cancelled)
  await storeSecret(world, project, { id, origin, text: token })
  onAccount(name !== null && quotesSecret(world, project, [name], [token]) ? null : name)
}

/** Login pages: the service's own, or at the portal the user approved. Never plain http outside this machine. */
function mayOpen(address: string, service: ServiceId, portalOrigin: string): boolean {
  const { protocol, hostname } = new URL(address)
  const own = serviceOf(service).fetch?.loginHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  if (protocol === 'https:') return own === true || hostname === new URL(portalOrigin).hostname
  return protocol === 'http:' && isLoopback(hostname)
}

/** The fetch of somebody who is signed in; null when nobody is. */
export async function fetchSignedIn(world: World, project: Project, at: ServiceAt, signal: AbortSignal): Promise<Brought | null> {
  const { vault, services } = world
  const { organizations } = services.of(at.service)
  const id = idOf(project, { ...at, field: tokenField })
  if (organizations === undefined || vault.describe(id).state === 'absent') return null
  const { origin, portalUrl } = addressOf(world, project, at.service)
  const token = await vault.open(id, origin)
  try {
    const secret = await openFetchingSecret(world, project, at, origin)
    const brought = await organizations({ portalUrl, token, origin, signal })
    refuseQuoted(world, project, shownOf(brought))
    const fetched = brought.find(secret)
    return fetched === null ? { choose: brought } : { fetched }
  } catch (error) {
    if (!(error instanceof AppError) || error.failure.code !== 'rejected') throw error
    // A stale sign-in is no use any more: forgotten, and asked for again.
    await vault.clear(id)
    project.run(at).signIn = { offered: true, account: null, choice: null, rest: null }
    throw error
  }
}

/** What the window would show of it. */
function shownOf({ choices, rest }: Organizations): string[] {
  const names = choices.flatMap(({ id, name, projects }) => [id, name, ...projects.flatMap((one) => [one.id, one.name])])
  return [...names, rest?.why ?? '']
}

/** Where the secret stands that the arrow sends. */
export function fetchingField(at: ServiceAt): FieldAt | null {
  const { fetch } = serviceOf(at.service)
  return fetch === undefined ? null : { ...at, field: fetch.secret }
}

async function openFetchingSecret({ vault }: World, project: Project, at: ServiceAt, origin: string): Promise<string | null> {
  const fieldAt = fetchingField(at)
  if (fieldAt === null) return null
  const id = idOf(project, fieldAt)
  return vault.describe(id).state === 'absent' ? null : vault.open(id, origin)
}
