import type { ServerResponse } from 'node:http'

import { describe, expect, test } from 'vitest'

import { createPlutu } from '../../../../electron/core/services/plutu/plutu'
import { clientOf, failureOf, json, serve } from '../../world/loopback'

const values = { apiKey: '4c1f09a2-7b3d-4e58-9a60', accessToken: 'header.claims.signature-of-the-token' }

function check(origin: string, changes: { origin?: string } = {}) {
  const { signal } = new AbortController()
  return createPlutu({ client: clientOf() }).check({ portalUrl: `${origin}/api/v1`, origin, values, signal, ...changes })
}

async function verdictOf(answer: (response: ServerResponse) => void) {
  const { origin } = await serve(answer)
  return (await check(origin)).verdict
}

const error = (status: number, code: string, fields?: unknown) => ({ error: { status, code, message: 'm', fields } })

test('the check sends both keys and no field, once', async () => {
  const { origin, received } = await serve((response) => json(response, error(422, 'INVALID_INPUTS'), 422))

  await check(origin)

  expect(received).toMatchObject([
    {
      method: 'POST',
      path: '/api/v1/transaction/localbankcards/confirm',
      body: '',
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        'x-api-key': values.apiKey,
        authorization: `Bearer ${values.accessToken}`,
      },
    },
  ])
})

test.each([
  ['missing fields', 422, error(422, 'INVALID_INPUTS', { amount: ['required'] })],
  ['missing fields, without a code', 422, { message: 'The given data was invalid.', errors: { amount: ['required'] } }],
  ['missing fields inside a success', 200, error(422, 'INVALID_INPUTS')],
  ['an address that is not listed', 403, error(403, 'FORBIDDEN_IP_ADDRESS')],
])('%s: the keys are good', async (_what, status, body) => {
  expect(await verdictOf((response) => json(response, body, status))).toBe('valid')
})

test('an address that is not listed is said', async () => {
  const { origin } = await serve((response) => json(response, error(403, 'FORBIDDEN_IP_ADDRESS'), 403))

  expect((await check(origin)).text).toContain('whitelist')
})

test.each([
  ['the code', 401, error(401, 'UNAUTHORIZED')],
  ['the code as the sandbox spells it', 401, error(401, 'Unauthorized')],
  ['the status alone', 401, { message: 'Unauthenticated.' }],
  ['the status inside, however it is written', 422, '{"error":{"status":401.0}}'],
  ['the code inside a success', 200, error(401, 'UNAUTHORIZED')],
  ['the status inside a success', 200, { error: { status: 401, message: 'no' } }],
  ['the code inside a success, without a status', 200, { error: { code: 'UNAUTHORIZED' } }],
  ['the code as the sandbox spells it, with another status', 400, error(400, 'Unauthorized')],
])('refused by %s: the keys are not good', async (_how, status, body) => {
  expect(await verdictOf((response) => json(response, body, status))).toBe('invalid')
})

test.each([
  ['a success without an error', 200, { status: 200, result: {}, message: 'ok' }],
  ['another code', 400, error(400, 'INVALID_GATEWAY')],
  ['another code with the status of missing fields', 422, error(422, 'MISSING_PARAMETER')],
  ['a code that stands twice', 422, '{"error":{"status":422,"code":"INVALID_INPUTS","code":"OTHER"}}'],
  ['the status of missing fields with a page', 422, '<html>'],
  ['the status of missing fields with a text', 422, '"missing"'],
  ['a gateway that is not allowed', 403, error(403, 'DENIED_ACCESS_GATEWAY')],
  ['a bare 403', 403, {}],
  ['an unknown path', 404, { message: 'no such path' }],
  ['an empty object', 200, {}],
  ['a list', 200, []],
  ['a code that is none', 400, { error: { code: { $: 1 }, status: 400 } }],
])('%s says nothing about the keys', async (_what, status, body) => {
  expect(await verdictOf((response) => json(response, body, status))).toBe('unclear')
})

test.each([
  ['a page', '<!doctype html><title>Sign in to the network</title>'],
  ['nothing', ''],
])('%s with status 200 is not taken for good keys', async (_what, text) => {
  const verdict = await verdictOf((response) => response.writeHead(200, { 'content-type': 'text/html' }).end(text))

  expect(verdict).toBe('unclear')
})

describe('faults on the way to Plutu', () => {
  test.each([
    [500, 'portal-fault'],
    [429, 'too-many-requests'],
    [407, 'refused'],
  ])('a %i is a failure, not a verdict', async (status, code) => {
    const { origin } = await serve((response) => json(response, error(status, 'UNAUTHORIZED'), status))

    expect(await failureOf(check(origin))).toMatchObject({ code })
  })

  test('keys of another origin are not sent', async () => {
    const { origin, received } = await serve((response) => json(response, {}))

    expect(await failureOf(check(origin, { origin: 'https://api.plutus.ly' }))).toMatchObject({ code: 'other-origin' })
    expect(received).toEqual([])
  })
})

test.each(['key0of0sorts', 'KEY0of0SORTS'])('a key in the place of a code is not told: %s', async (key) => {
  const { origin } = await serve((response) => json(response, error(400, key), 400))
  const { signal } = new AbortController()
  const { text } = await createPlutu({ client: clientOf() }).check({
    portalUrl: `${origin}/api/v1`,
    origin,
    values: { ...values, apiKey: key },
    signal,
  })
  expect(text.toLowerCase()).not.toContain(key.toLowerCase())
})
