import { header, type Answer, type Asked, type Service } from './exchange'

/** Plutu's API as docs/providers.md B gives it: what a transaction request without any field leads to. */
export const plutu: Service = {
  routes: [{ method: 'POST', path: /^\/api\/v1\/transaction\/\w+\/(?:verify|confirm)$/, answer: transact }],
  admit: ({ request, world: { plutu: world } }) => {
    const token = /^Bearer (\S+)$/.exec(header(request, 'authorization'))?.[1] ?? ''
    const isPair = header(request, 'x-api-key') === world.apiKey && Object.values(world.accessTokens).includes(token)
    if (!isPair) return refusal(401, 'UNAUTHORIZED', 'Unauthorized')
    return world.isListed ? null : refusal(403, 'FORBIDDEN_IP_ADDRESS', 'IP address is not in the whitelist')
  },
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
