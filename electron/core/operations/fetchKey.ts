import { AppError } from '../../../shared/errors'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { fieldsOf, serviceOf, type ServiceId } from '../catalog'
import { refusalTexts as texts } from '../../../shared/texts/refusals'
import { isLoopback } from '../portal/origin'
import type { Fetched, Organizations } from '../portal/service'
import { portalState } from '../project/portalState'
import type { Project } from '../project/project'
import type { Fetcher } from '../project/runs'
import { placeOf } from '../project/settingAt'
import { fetchedTexts, textAt } from '../project/values'
import { quotesSecret, refuseQuoted } from './quotedSecrets'
import { addressOf, idOf } from './secretPlaces'
import { storeSecret } from './storeSecret'
import type { World } from './world'

/** Not a declared field: the user never sees or types it. Kept in the vault like any other secret. */
const tokenField = 'signInToken'

/** The values of a fetch, and what fetched them: others may take its place meanwhile. */
export type FetchedWith = Fetched & Partial<Fetcher>

type Judges = Pick<World, 'vault' | 'approvals'>

/** The result of a fetch: the values, which are not saved yet, or what the user has to choose from. */
export type Brought = { fetched: FetchedWith } | { choose: Organizations & Fetcher }

/** Fetches the key of a service with its secret, or with a sign-in if there is no secret or the portal requires one. */
export async function fetchKey(world: World, project: Project, at: ServiceAt, signal: AbortSignal): Promise<Brought> {
  const { vault, services } = world
  const { fetch } = services.of(serviceOf(at.service))
  const fieldAt = fetchingField(at)
  if (fetch === undefined || fieldAt === null) throw new AppError('invalid', texts.nothingToFetch)
  const { origin, portalUrl } = addressOf(world, project, at)
  const id = idOf(project, fieldAt)
  if (vault.describe(id).state === 'absent') {
    const brought = await fetchSignedIn(world, project, at, signal)
    if (brought !== null) return brought
    throw new AppError('missing', texts.pasteToFetch(placeOf(at.service, at.environment, fieldAt.field).field.label))
  }
  const fetcher = fetcherNow(world, project, at)
  const token = await vault.open(id, origin)
  try {
    const fetched = await fetch({ portalUrl, token, origin, known: knownTexts(project, at), signal })
    return noted(project, at, { fetched: { ...fetched, ...fetcher } })
  } catch (error) {
    if (!(error instanceof AppError) || error.failure.code !== 'unknown-path') throw error
    // A portal without the classic path: a stored sign-in is used, otherwise the user is asked to sign in.
    const brought = await fetchSignedIn(world, project, at, signal)
    if (brought !== null) return brought
    project.run(at).signIn.offered = true
    throw error
  }
}

/** Signs in through the user's browser, then fetches. Throws `cancelled` if the sign-in was cancelled meanwhile. */
export async function fetchBySignIn(world: World, project: Project, at: ServiceAt, signal: AbortSignal): Promise<Brought | null> {
  const { signIn: signInAt } = world.services.of(serviceOf(at.service))
  if (signInAt === undefined) throw new AppError('invalid', texts.noSignIn)
  // First, because it throws for a folder with a borrowed id, which must not even begin to sign in.
  const id = idOf(project, { ...at, field: tokenField })
  const { origin, portalUrl } = addressOf(world, project, at)
  const openBrowser = async (url: string) => {
    if (!mayOpen(url, at.service, origin)) throw new AppError('invalid', texts.strangeLogin)
    await world.openExternal(url)
  }
  const { token, name } = await signInAt({ portalUrl, signal, openBrowser })
  signal.throwIfAborted()
  await storeSecret(world, project, { id, origin, text: token })
  project.run(at).signIn.account = name !== null && quotesSecret(world, project, [name], [token]) ? null : name
  world.publishAll()
  return fetchSignedIn(world, project, at, signal)
}

/** Whether a login page may be opened: the service's own, or at the approved portal. No plain http, except on this machine. */
function mayOpen(address: string, service: ServiceId, portalOrigin: string): boolean {
  const { protocol, hostname } = new URL(address)
  const own = serviceOf(service).fetch?.loginHosts?.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  if (protocol === 'https:') return own === true || hostname === new URL(portalOrigin).hostname
  return protocol === 'http:' && isLoopback(hostname)
}

/** What a request may name besides the secret. */
function knownTexts(project: Project, at: ServiceAt): Readonly<Record<string, string>> {
  const typed = fieldsOf(serviceOf(at.service)).filter(({ kind }) => kind === 'text')
  return { ...Object.fromEntries(typed.map(({ id }) => [id, textAt(project, at, id)])), ...fetchedTexts(project, at) }
}

/** Fetches with the stored sign-in; null when there is none. */
async function fetchSignedIn(world: World, project: Project, at: ServiceAt, signal: AbortSignal): Promise<Brought | null> {
  const { vault, services } = world
  const { organizations } = services.of(serviceOf(at.service))
  const id = idOf(project, { ...at, field: tokenField })
  if (organizations === undefined || vault.describe(id).state === 'absent') return null
  const { origin, portalUrl } = addressOf(world, project, at)
  const token = await vault.open(id, origin)
  try {
    const fetcher = fetcherNow(world, project, at)
    const secret = await openFetchingSecret(world, project, at, origin)
    const brought = await organizations({ portalUrl, token, origin, signal })
    refuseQuoted(world, project, shownOf(brought))
    const fetched = brought.find(secret)
    return noted(project, at, fetched === null ? { choose: { ...brought, ...fetcher } } : { fetched: { ...fetched, ...fetcher } })
  } catch (error) {
    if (!(error instanceof AppError) || error.failure.code !== 'rejected') throw error
    // A rejected sign-in is of no use any more: it is forgotten, and the user is asked to sign in again.
    await vault.clear(id)
    project.run(at).signIn = { offered: true, account: null, choice: null, rest: null }
    throw error
  }
}

/** Notes what the user can do next: choose a project, or nothing more. */
function noted(project: Project, at: ServiceAt, brought: Brought): Brought {
  const run = project.run(at)
  const choose = 'choose' in brought ? brought.choose : null
  run.organizations = choose
  run.signIn = { ...run.signIn, offered: false, choice: choose?.choices ?? null, rest: choose?.rest ?? null }
  return brought
}

/** The project that the user chose. Throws if it can no longer be chosen. */
export function chosenProject(project: Project, at: ServiceAt, choice: Parameters<Organizations['pick']>[0]): FetchedWith {
  const run = project.run(at)
  const { organizations } = run
  const found = organizations?.pick(choice) ?? null
  if (organizations === null || found === null) throw new AppError('invalid', texts.choiceGone)
  run.signIn.choice = null
  return { ...found, secretStoredAt: organizations.secretStoredAt, origin: organizations.origin }
}

/** The texts of it that the window would show. */
function shownOf({ choices, rest }: Organizations): string[] {
  const names = choices.flatMap(({ id, name, projects }) => [id, name, ...projects.flatMap((one) => [one.id, one.name])])
  return [...names, rest?.why ?? '']
}

/** The field with the secret that the arrow sends. */
function fetchingField(at: ServiceAt): FieldAt | null {
  const { fetch } = serviceOf(at.service)
  return fetch === undefined ? null : { ...at, field: fetch.secret }
}

/** What the arrow would fetch with now. No secret may be used in a folder that is not confirmed. */
export function fetcherNow({ vault, approvals }: Judges, project: Project, at: ServiceAt): Fetcher {
  const { origin } = portalState(approvals, project, at)
  const fieldAt = fetchingField(at)
  if (fieldAt === null || project.boundTo() !== null) return { secretStoredAt: null, origin }
  return { secretStoredAt: vault.describe(idOf(project, fieldAt)).storedAt, origin }
}

async function openFetchingSecret({ vault }: World, project: Project, at: ServiceAt, origin: string): Promise<string | null> {
  const fieldAt = fetchingField(at)
  if (fieldAt === null) return null
  const id = idOf(project, fieldAt)
  return vault.describe(id).state === 'absent' ? null : vault.open(id, origin)
}
