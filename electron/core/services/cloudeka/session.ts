import { createHash } from 'node:crypto'

import { isObject } from '../../portal/body'
import { readExactly } from '../../portal/exactJson'
import type { PortalClient } from '../../portal/portal'
import { Exchange } from './answers'
import { classifierOf } from './errors'
import type { PortalRequest } from '../../portal/service'

type World = { client: PortalClient; requestIdHeader: string; now: () => Date }

type Kept = { jwt: string; until: number }

const minute = 60_000
/** A token that does not say when it ends is renewed after an hour; other people's clients trust one for a day. */
const assumedLife = 60 * minute

/**
 * The short-lived tokens a personal access token is exchanged for (docs/providers.md C.1). In memory only, each for one
 * portal URL, origin and token; it may go only where that token may go.
 */
export function createCloudekaSession({ client, requestIdHeader, now }: World) {
  let kept = new Map<string, Kept>()

  async function exchange({ portalUrl, token, origin, signal }: PortalRequest): Promise<string> {
    const { value } = await client.send({
      method: 'POST',
      url: `${portalUrl}/core/cldkctl/auth`,
      headers: {},
      secrets: [{ header: null, value: token, origin }],
      requestIdHeader,
      body: { token },
      classify: classifierOf('exchange'),
      schema: Exchange,
      signal,
    })
    return value.data.token
  }

  return {
    /** The token to send now. `isFresh`: made for this call, so a refusal of it is final. */
    async signIn(request: PortalRequest): Promise<{ jwt: string; isFresh: boolean }> {
      const key = keyOf(request)
      const known = kept.get(key)
      if (known !== undefined && known.until - now().getTime() > minute) return { jwt: known.jwt, isFresh: false }
      kept.delete(key)
      // If sign-ins are forgotten meanwhile, this one is used once and not kept.
      const keeping = kept
      const jwt = await exchange(request)
      keeping.set(key, { jwt, until: endOf(jwt) ?? now().getTime() + assumedLife })
      return { jwt, isFresh: true }
    },
    drop: (request: PortalRequest) => void kept.delete(keyOf(request)),
    /** Forgets every sign-in. */
    forget: () => void (kept = new Map()),
  }
}

/** A hash, so that the personal token itself is not kept here. */
function keyOf({ portalUrl, origin, token }: PortalRequest): string {
  return createHash('sha256').update([portalUrl, origin, token].join('\n')).digest('hex')
}

/** When a JWT says that it ends, in milliseconds. Only for our own planning, so its signature does not matter. */
function endOf(jwt: string): number | null {
  try {
    const claims = readExactly(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
    const end = isObject(claims) ? claims['exp'] : undefined
    return typeof end === 'number' && Number.isFinite(end) ? end * 1000 : null
  } catch {
    return null
  }
}
