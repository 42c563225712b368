import { header, type Answer, type Asked, type Service } from './exchange'

/** Plutu's API as docs/providers.md B gives it: what a transaction request without any field comes to. */
export const plutu: Service = {
  routes: [{ method: 'POST', path: /^\/api\/v1\/transaction\/\w+\/(?:verify|confirm)$/, answer: transact }],
  admit: ({ request, world: { plutu: world } }) => {
    const token = /^Bearer (\S+)$/.exec(header(request, 'authorization'))?.[1] ?? ''
    const isPair = header(request, 'x-api-key') === world.apiKey && Object.values(world.accessTokens).includes(token)
    if (!isPair) return refusal(401, 'UNAUTHORIZED', 'Unauthorized')
    return world.isListed ? null : refusal(403, 'FORBIDDEN_IP_ADDRESS', 'IP address is not in the whitelist')
  },
}

/** What the stand-in knows of an account. */
export type PlutuWorld = {
  apiKey: string
  accessTokens: { test: string; live: string }
  secretKey: string
  /** Whether requests come from an address of the whitelist. */
  isListed: boolean
}

export function createPlutuWorld(): PlutuWorld {
  return {
    apiKey: '4c1f09a2-7b3d-4e58-9a60',
    accessTokens: { test: tokenOf('test'), live: tokenOf('live') },
    secretKey: 'sk_5d0e7a1c94b246f8a3c7e1d2b6f80953',
    isListed: true,
  }
}

function tokenOf(environment: string): string {
  const claims = `{"sub":"merchant","environment":"${environment}"}`
  return ['{"alg":"RS256"}', claims, `signed ${environment} in the stand-in`].map(base64url).join('.')
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function transact({ body }: Asked): Answer {
  const fields = new URLSearchParams(body)
  const missing = ['process_id', 'code', 'amount', 'invoice_no'].filter((name) => !fields.has(name))
  if (missing.length === 0) return { status: 200, body: { status: 200, result: { transaction_id: 41 }, message: 'ok' } }
  const said = Object.fromEntries(missing.map((name) => [name, [`The ${name} field is required.`]]))
  return refusal(422, 'INVALID_INPUTS', 'The given data was invalid.', said)
}

function refusal(status: number, code: string, message: string, fields?: unknown): Answer {
  return { status, body: { error: { status, code, message, ...(fields === undefined ? {} : { fields }) } } }
}
