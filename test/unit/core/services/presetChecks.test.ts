import { expect, test } from 'vitest'

import { createDeclared } from '../../../../electron/core/services/declared/declared'
import { builtIn } from '../../../../shared/catalog/builtIn'
import { fieldsOf } from '../../../../shared/catalog/services'
import { clientOf, serve } from '../../world/loopback'

const { signal } = new AbortController()
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
const uuid = '01234567-89ab-4cde-8f01-23456789abcd'

type Row = {
  service: string
  values: Record<string, string>
  /** What reaches the service: method and address, and headers. */
  sent: string
  headers?: Record<string, string>
  body?: unknown
  /** Status, body, verdict. */
  answers: readonly (readonly [status: number, body: unknown, verdict: string])[]
}

const rows: readonly Row[] = [
  {
    service: 'firebase',
    values: { apiKey: 'AIzaMadeUp' },
    sent: 'GET /identitytoolkit/v3/relyingparty/getProjectConfig?key=AIzaMadeUp',
    answers: [
      [200, { projectId: '123' }, 'valid'],
      [400, { error: { code: 400, message: 'API key not valid. Please pass a valid API key.' } }, 'invalid'],
      [400, { error: { code: 400, message: 'CONFIGURATION_NOT_FOUND' } }, 'valid'],
      [403, { error: { code: 403 } }, 'unclear'],
    ],
  },
  {
    service: 'playfab',
    values: { titleId: '9A1B2', secretKey: 'made-up-secret-key' },
    sent: 'POST /Authentication/GetEntityToken',
    headers: { 'x-secretkey': 'made-up-secret-key' },
    body: {},
    answers: [
      [200, { code: 200, status: 'OK', data: { EntityToken: 'x' } }, 'valid'],
      [401, { code: 401, error: 'NotAuthorized', errorCode: 1089 }, 'invalid'],
      [404, { code: 404, error: 'InvalidTitleId', errorCode: 1004 }, 'invalid'],
      [404, { code: 404 }, 'unclear'],
      [200, { code: 500 }, 'unclear'],
    ],
  },
  {
    service: 'unity-services',
    values: { projectId: uuid, keyId: 'made-up-key-id', secretKey: 'made-up-secret' },
    sent: `GET /unity/v1/projects/${uuid}/environments`,
    headers: { authorization: basic('made-up-key-id:made-up-secret') },
    answers: [
      [200, { results: [] }, 'valid'],
      [401, {}, 'invalid'],
      [403, {}, 'unclear'],
    ],
  },
  {
    service: 'lootlocker',
    values: { serverKey: 'dev_made-up' },
    sent: 'POST /server/session',
    headers: { 'x-server-key': 'dev_made-up', 'll-version': '2021-03-01' },
    body: { game_version: '1.0.0.0' },
    answers: [
      [200, { success: true, token: 'x' }, 'valid'],
      [401, {}, 'invalid'],
    ],
  },
  {
    service: 'sentry',
    values: { authToken: 'sntryu_made-up' },
    sent: 'GET /auth/validate',
    headers: { authorization: 'Bearer sntryu_made-up' },
    answers: [
      [200, {}, 'valid'],
      [401, {}, 'invalid'],
      [403, {}, 'invalid'],
    ],
  },
  {
    service: 'epic',
    values: { clientId: 'xyza7891', clientSecret: 'made/up+secret', deploymentId: 'deployment' },
    sent: 'POST /auth/v1/oauth/token',
    headers: {
      authorization: basic('xyza7891:made/up+secret'),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials&deployment_id=deployment',
    answers: [
      [200, { access_token: 'x' }, 'valid'],
      [401, { error: 'invalid_client' }, 'invalid'],
      [400, { error: 'unauthorized_client' }, 'unclear'],
      [400, { error: 'invalid_request' }, 'unclear'],
    ],
  },
  {
    service: 'steam',
    values: { webApiKey: 'MADEUPKEY0123' },
    sent: 'GET /ISteamUser/GetPlayerSummaries/v2/?steamids=0',
    headers: { 'x-webapi-key': 'MADEUPKEY0123' },
    answers: [
      [200, { response: { players: [] } }, 'valid'],
      [401, {}, 'invalid'],
      [403, {}, 'invalid'],
    ],
  },
  {
    service: 'supabase',
    values: { projectRef: 'abcdefghijklmnopqrst', publishableKey: 'sb_publishable_made-up' },
    sent: 'GET /auth/v1/settings',
    headers: { apikey: 'sb_publishable_made-up' },
    answers: [
      [200, { external: {} }, 'valid'],
      [401, { message: 'Invalid API key' }, 'invalid'],
    ],
  },
  {
    service: 'nakama',
    values: { serverKey: 'made-up-server-key' },
    sent: 'POST /v2/account/authenticate/device?create=false',
    headers: { authorization: basic('made-up-server-key:') },
    answers: [
      [404, { code: 5, message: 'User account not found.' }, 'valid'],
      [401, { code: 16, message: 'Server key invalid' }, 'invalid'],
      [404, {}, 'unclear'],
    ],
  },
  {
    service: 'discord',
    values: { botToken: 'made-up.bot.token' },
    sent: 'GET /api/v10/users/@me',
    headers: { authorization: 'Bot made-up.bot.token' },
    answers: [
      [200, { id: '1' }, 'valid'],
      [401, { message: '401: Unauthorized', code: 0 }, 'invalid'],
    ],
  },
  {
    service: 'itch',
    values: { apiKey: 'made-up-api-key' },
    sent: 'GET /api/1/key/credentials/info',
    headers: { authorization: 'Bearer made-up-api-key' },
    answers: [
      [200, { type: 'key', scopes: [] }, 'valid'],
      [200, { errors: ['invalid key'] }, 'invalid'],
      [400, { errors: ['invalid key'] }, 'invalid'],
      [200, { errors: ['something else'] }, 'unclear'],
    ],
  },
]

const declared = (id: string) => builtIn.find((service) => service.id === id) ?? expect.unreachable(id)

async function check({ service: id, values }: Row, [status, body]: Row['answers'][number]) {
  const { origin, received } = await serve((response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  const { check: ask } = createDeclared({ client: clientOf(), service: declared(id) })
  const checked = await ask?.({ portalUrl: origin, origin, values, signal })
  return { checked, received }
}

test.each(rows)('$service is asked as its declaration says, once, with no secret in the address', async (row) => {
  const [answer = expect.unreachable()] = row.answers
  const { received } = await check(row, answer)
  const [first = expect.unreachable('Nothing was sent.')] = received
  expect(received).toHaveLength(1)
  expect(`${first.method} ${first.path}`).toBe(row.sent)
  expect(first.headers).toMatchObject(row.headers ?? {})
  if (row.body !== undefined) expect(contentOf(row, first.body)).toEqual(row.body)
  for (const secret of secretsOf(row)) expect(first.path).not.toContain(secret)
})

const contentOf = ({ body }: Row, text: string): unknown => (typeof body === 'string' ? text : JSON.parse(text))

const secretsOf = ({ service, values }: Row): string[] =>
  fieldsOf(declared(service)).flatMap(({ kind, id }) => (kind === 'secret' && values[id] !== undefined ? [values[id]] : []))

test.each(rows.flatMap((row) => row.answers.map((answer) => [row.service, ...answer, row] as const)))(
  'what %s says with %i and %j is %s',
  async (_, status, body, verdict, row) => {
    const { checked } = await check(row, [status, body, verdict])
    expect(checked?.verdict).toBe(verdict)
  },
)

test('each check that a preset declares is tried here, and sends every value that it names', () => {
  const checks = builtIn.filter(({ isOptional, check: own }) => isOptional && own !== undefined)
  expect(rows.map(({ service }) => service)).toEqual(checks.map(({ id }) => id))
  for (const { check: own, id } of checks) {
    const row = rows.find(({ service }) => service === id)
    expect(Object.keys(row?.values ?? {}), id).toEqual(own?.sends)
  }
})
