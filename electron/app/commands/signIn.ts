import { AppError } from '../../../shared/errors'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { serviceOf, type ServiceId } from '../../../shared/catalog/services'
import { doneTexts, refusalTexts, workTexts } from '../../../shared/texts'
import { isLoopback } from '../../core/portal/origin'
import type { Run } from '../../core/project/runs'
import type { Organizations } from '../../core/portal/service'
import type { Session } from '../session/session'
import { acceptFetched } from './acceptFetched'
import { quotesSecret, refuseQuoted } from './quotedSecrets'
import { addressOf, idOf } from './secretPlaces'
import { storeSecret } from './storeSecret'
import { throwIfCancelled, working } from './working'

/** Not a declared field: the user never sees or types it. Kept in the vault like any other secret. */
const tokenField = 'signInToken'

/** Signs in through the user's browser, then fetches with what that gave. */
export async function signIn(session: Session, at: ServiceAt, run: Run): Promise<void> {
  const { services, openExternal } = session.shared
  const project = session.opened()
  const { signIn: signInAt } = services(at.service)
  if (signInAt === undefined) throw new AppError('invalid', refusalTexts.noSignIn)
  // Asked first: a folder with a borrowed id does not even begin to sign in.
  const id = idOf(session, { ...at, field: tokenField })
  const { origin, portalUrl } = addressOf(session, at.service)
  const openBrowser = async (url: string) => {
    if (!mayOpen(url, at.service, origin)) throw new AppError('invalid', refusalTexts.strangeLogin)
    await openExternal(url)
  }
  await working(session, run, { action: 'sign-in', text: workTexts.signIn }, async (signal) => {
    const account = await signInAt({ portalUrl, signal, openBrowser })
    throwIfCancelled(signal)
    await storeSecret(session.shared, project, { id, origin, text: account.token })
    const { name } = account
    run.signIn.account = name !== null && quotesSecret(session, project, [name], [account.token]) ? null : name
    session.publish()
    await fetchSignedIn(session, at, run, signal)
  })
}

/** Login pages: the service's own, or at the portal the user approved. Never plain http outside this machine. */
function mayOpen(address: string, service: ServiceId, portalOrigin: string): boolean {
  const { protocol, hostname } = new URL(address)
  const own = serviceOf(service).fetch?.loginHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  if (protocol === 'https:') return own === true || hostname === new URL(portalOrigin).hostname
  return protocol === 'http:' && isLoopback(hostname)
}

/** The modern fetch. False when nobody is signed in. */
export async function fetchSignedIn(
  session: Session,
  at: ServiceAt,
  run: Run,
  signal: AbortSignal,
): Promise<boolean> {
  const { vault, services } = session.shared
  const project = session.opened()
  const { organizations } = services(at.service)
  const id = idOf(session, { ...at, field: tokenField })
  if (organizations === undefined || vault.describe(id).state === 'absent') return false
  const { origin, portalUrl } = addressOf(session, at.service)
  const token = await vault.open(id, origin)
  try {
    const secret = await openFetchingSecret(session, at, origin)
    const brought = await organizations({ portalUrl, token, origin, signal })
    refuseQuoted(session, project, shownOf(brought))
    run.organizations = brought
    const found = brought.find(secret)
    run.signIn.offered = false
    if (found !== null) {
      run.signIn.choice = null
      await acceptFetched(session, at, found, signal)
    } else {
      run.signIn.choice = brought.choices
      run.signIn.rest = brought.rest
      session.say(doneTexts.chooseProject)
    }
    return true
  } catch (error) {
    if (!(error instanceof AppError) || error.failure.code !== 'rejected') throw error
    // A stale sign-in is no use any more: forgotten, and asked for again.
    await vault.clear(id)
    run.signIn = { offered: true, account: null, choice: null, rest: null }
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

async function openFetchingSecret(session: Session, at: ServiceAt, origin: string): Promise<string | null> {
  const fieldAt = fetchingField(at)
  if (fieldAt === null) return null
  const id = idOf(session, fieldAt)
  const { state } = session.shared.vault.describe(id)
  return state === 'absent' ? null : session.shared.vault.open(id, origin)
}

/** The user's answer to the question which project it is. */
export async function chooseFetched(
  session: Session,
  at: ServiceAt,
  run: Run,
  choice: { organization: string; project: string },
): Promise<void> {
  const found = run.organizations?.pick(choice) ?? null
  if (found === null) throw new AppError('invalid', refusalTexts.choiceGone)
  run.signIn.choice = null
  await acceptFetched(session, at, found)
}
