import { daysUntil } from '../../../../shared/values/days'
import { AppError } from '../../../../shared/errors'
import { networkTexts } from '../../../../shared/texts/network'
import { readPages } from '../../portal/pages'
import type { PortalClient } from '../../portal/portal'
import { limits, type PortalRequest as Sent } from '../../portal/request'
import { quotedIn, type SentSecret } from '../../portal/secrets'
import { TokenList } from './answers'
import { createdOf } from './created'
import { classifierOf, unsure } from './errors'
import { createCloudekaSession } from './session'
import type { CreatedToken, Listed, PortalRequest, ServiceModule } from '../../portal/service'
import { cloudekaTexts as texts } from './texts'

type World = { client: PortalClient; now: () => Date }

type Asked = Pick<Sent, 'method' | 'body'> & { url?: string; path?: string; classify?: Sent['classify'] }

const requestIdHeader = 'X-Request-ID'

/** Cloudeka's personal access tokens (docs/providers.md C.1, all of it only observed in other people's clients). */
export function createCloudeka({ client, now }: World) {
  const session = createCloudekaSession({ client, requestIdHeader, now })

  async function sendWith<T>(
    jwt: string,
    request: PortalRequest,
    { path = '', url = `${tokensAt(request)}${path}`, classify = classifierOf('tokens'), ...asked }: Asked,
    send: (prepared: Sent) => Promise<T>,
  ): Promise<T> {
    const secrets = secretsOf(jwt, request)
    try {
      return await send({ ...asked, url, classify, secrets, signal: request.signal, headers: {}, requestIdHeader })
    } catch (error) {
      if (isRejected(error)) session.drop(request)
      throw error
    }
  }

  async function change(request: PortalRequest, asked: Asked): Promise<void> {
    await sendWith((await session.signIn(request)).jwt, request, asked, client.sendOnly)
  }

  /** A read is sent once more after a refusal: the sign-in may have ended earlier than it said. */
  async function list(request: PortalRequest): Promise<Listed> {
    const send = (prepared: Sent) => client.send({ ...prepared, limit: limits.list, schema: TokenList })
    const read = async (jwt: string) => {
      const secrets = [jwt, request.token]
      const readPage = (url: string) => sendWith(jwt, request, { method: 'GET', url }, send)
      return unquoting(secrets, await readPages({ url: tokensAt(request), secrets, read: readPage }))
    }
    const { jwt, isFresh } = await session.signIn(request)
    try {
      return await read(jwt)
    } catch (error) {
      if (isFresh || !isRejected(error)) throw error
      return read((await session.signIn(request)).jwt)
    }
  }

  /** Sent once. Any successful answer may hold the only copy of a secret, so it is passed on whole. */
  async function secretFrom(request: PortalRequest, asked: Asked, doubt: string): Promise<CreatedToken> {
    // Outside the part that is in doubt: if the sign-in fails, the portal certainly did nothing.
    const { jwt } = await session.signIn(request)
    try {
      const { body, text, requestId } = await sendWith(jwt, request, asked, client.exchange)
      if (holdsNothing(body)) throw new AppError('not-json', texts.unsureAnswer, requestId)
      return createdOf(body, text, [jwt, request.token])
    } catch (error) {
      throw doubted(error, doubt)
    }
  }

  const tokens = {
    list,
    create: ({ name, expiresOn, ...request }) => {
      // Two forms were observed. This one is closest to what is documented, the command line's --expired with a date.
      const body = expiresOn === null ? { name } : { name, expired_at: expiresOn }
      return secretFrom(request, { method: 'POST', body }, texts.mayBeCreated)
    },
    regenerate: ({ id, expiresOn, ...request }) => {
      // At least one day, even for a token that ends today.
      const body = expiresOn === null ? {} : { expiration_days: Math.max(1, daysUntil(expiresOn, now())) }
      return secretFrom(request, { ...toOne('POST', id, '/regenerate'), body }, texts.mayBeRegenerated)
    },
    rename: ({ id, name, ...request }) => change(request, { ...toOne('PUT', id), body: { name } }),
    remove: ({ id, ...request }) => change(request, toOne('DELETE', id)),
  } satisfies ServiceModule['tokens']

  return { tokens, forget: session.forget } satisfies ServiceModule
}

const tokensAt = ({ portalUrl }: PortalRequest) => `${portalUrl}/core/cldkctl/token`

function secretsOf(jwt: string, { token, origin }: PortalRequest): SentSecret[] {
  return [
    { header: 'Authorization', value: `Bearer ${jwt}`, origin },
    // Not sent again, but the portal knows it from the sign-in and may quote it.
    { header: null, value: token, origin },
  ]
}

/** Throws if an id or a name holds a secret: ids go into addresses. */
function unquoting(secrets: readonly string[], listed: Listed): Listed {
  const shown = listed.items.flatMap(({ id, name }) => [id, name])
  if (secrets.some(quotedIn(shown))) throw new AppError('unexpected', networkTexts.holdsSecret)
  return listed
}

function toOne(method: Asked['method'], id: string, under = ''): Asked {
  return { method, path: `${under}/${encodeURIComponent(id)}`, classify: classifierOf('token') }
}

function isRejected(error: unknown): boolean {
  return error instanceof AppError && error.failure.code === 'rejected'
}

function holdsNothing(body: Awaited<ReturnType<PortalClient['exchange']>>['body']): boolean {
  return body.kind === 'empty' || (body.kind === 'unusable' && body.why === networkTexts.html)
}

function doubted(error: unknown, doubt: string): unknown {
  if (!(error instanceof AppError)) return error
  const { code, requestId } = error.failure
  const what = unsure[code]
  return what === undefined ? error : new AppError(code, `${what} ${doubt}`, requestId)
}
