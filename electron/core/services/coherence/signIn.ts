import { AppError } from '../../../../shared/errors'
import { networkTexts } from '../../../../shared/texts/network'
import { plainText } from '../../portal/plainText'
import type { PortalClient } from '../../portal/portal'
import { Login } from './answers'
import { classifierOf } from './errors'
import type { Account, SignInRequest } from '../../portal/service'
import { coherenceTexts as texts } from './texts'

export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>

type World = {
  client: PortalClient
  ours: { headers: Readonly<Record<string, string>>; requestIdHeader: string }
  newId: () => string
  now: () => Date
  wait: Wait
}

const pollEvery = 1000
const mostPolls = 300

/**
 * Signs in through the user's browser (docs/providers.md A.6): announces a nonce, opens the login page, then asks once a
 * second, for five minutes at most, whether the user has logged in.
 */
export async function signInToCoherence(world: World, request: SignInRequest): Promise<Account> {
  const { client, ours, newId } = world
  const { portalUrl, signal, openBrowser } = request
  const nonce = newId()
  // The SDK sends a stored id here. Ours is new each time, so it identifies nobody.
  const query = `analyticsIdent=${newId()}`
  const url = `${portalUrl}/sdk-connections/${nonce}`
  const connection = { ...ours, secrets: [], classify: classifierOf('modern'), signal }
  await client.sendOnly({ ...connection, method: 'POST', url: `${url}?${query}` })
  await openBrowser(`${loginBaseOf(portalUrl)}/sdk-connect?sdkIdent=${nonce}&${query}`)
  return pollFor(world, signal, async () => {
    const { value } = await client.send({ ...connection, method: 'GET', url, schema: Login })
    const token = value.token ?? ''
    return token === '' ? null : { token, name: plainText(value.email || value.name || '', 200) || null }
  })
}

/** The website that belongs to a portal (docs/providers.md A.1). */
export function loginBaseOf(portalUrl: string): string {
  const { origin, protocol, hostname, host, port } = new URL(portalUrl)
  if (hostname === 'api.prod.coherence.io') return 'https://coherence.io'
  if (hostname === 'localhost' && port === '4023') return 'http://localhost:3000'
  return host.startsWith('api.stage.') ? `${protocol}//${host.slice('api.'.length)}` : origin
}

async function pollFor({ wait, now }: World, signal: AbortSignal, poll: () => Promise<Account | null>): Promise<Account> {
  const end = now().getTime() + pollEvery * mostPolls
  let last: string | null = null
  for (let count = 0; count < mostPolls && now().getTime() <= end; count += 1) {
    await waitOrCancel(wait, signal)
    try {
      const account = await poll()
      if (account !== null) return account
    } catch (error) {
      if (!(error instanceof AppError) || error.failure.code === 'cancelled') throw error
      last = worthSaying(error)
    }
  }
  throw new AppError('timeout', last === null ? texts.signInWaiting : texts.signInWaitingAfter(last))
}

/** An empty answer is the portal's way to say "not yet". */
function worthSaying({ failure }: AppError): string | null {
  return failure.message === networkTexts.empty ? null : failure.message
}

async function waitOrCancel(wait: Wait, signal: AbortSignal): Promise<void> {
  try {
    await wait(pollEvery, signal)
  } catch {
    throw new AppError('cancelled', networkTexts.cancelled)
  }
}
