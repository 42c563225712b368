import { expect, test } from 'vitest'

import { createCoherence } from '../../../../electron/core/services/coherence/coherence'
import { playOf } from '../../../../electron/core/services/coherence/play'
import { clientOf, failureOf, json, serve } from '../../world/loopback'

const key = 'aaaabbbbccccddddeeeeffff00001111'

function check(origin: string, path = '/v1/portal') {
  const { signal } = new AbortController()
  const wait = () => Promise.resolve()
  const coherence = createCoherence({ client: clientOf(), newId: () => 'id', now: () => new Date(0), wait })
  return coherence.check({ portalUrl: `${origin}${path}`, origin, values: { runtimeKey: key }, signal })
}

test('the API of the game is asked, with the runtime key alone', async () => {
  const { origin, received } = await serve((response) => json(response, {}))

  expect((await check(origin)).verdict).toBe('valid')

  expect(received).toMatchObject([{ method: 'GET', path: '/v1/play/validate', headers: { 'x-coherence-runtime-key': key } }])
})

test.each([
  ['https://api.prod.coherence.io/v1/portal', 'https://api.prod.coherence.io/v1/play'],
  ['http://localhost:4023/v1/portal', 'http://localhost:4024/v1/play'],
  ['http://localhost:40233/v1/portal', 'http://localhost:40233/v1/play'],
  ['http://127.0.0.1:4023/v1/portal', 'http://127.0.0.1:4023/v1/play'],
])('beside the portal %s the API of the game is %s', (portal, play) => {
  expect(playOf(portal)).toBe(play)
})

test.each([
  ['ERR_PROJECT_NOT_FOUND', 404, 'invalid'],
  ['ERR_SCHEMA_NOT_FOUND', 404, 'valid'],
  ['ERR_RS_VERSION_NOT_FOUND', 404, 'valid'],
  ['ERR_PROJECT_NOT_FOUND', 200, 'invalid'],
  ['ERR_INVALID_INPUT', 400, 'unclear'],
  ['ERR_OF_TOMORROW', 200, 'unclear'],
])('%s with status %i is %s', async (code, status, verdict) => {
  const { origin } = await serve((response) => json(response, { error_code: code }, status))

  expect((await check(origin)).verdict).toBe(verdict)
})

test.each([401, 403, 404])('a bare %i says nothing about the key', async (status) => {
  const { origin } = await serve((response) => json(response, {}, status))

  expect((await check(origin)).verdict).toBe('unclear')
})

test('a project that was deleted is no good key', async () => {
  const headers = { 'x-coherence-project-deleted': '1' }
  const { origin } = await serve((response) => json(response, { error_code: 'ERR_SCHEMA_NOT_FOUND' }, 404, headers))

  expect(await failureOf(check(origin))).toMatchObject({ code: 'project-deleted' })
})

test('a page in place of an answer is not taken for a good key', async () => {
  const { origin } = await serve((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome'))

  expect((await check(origin)).verdict).toBe('unclear')
})

test('a portal whose play API can not be told is not asked', async () => {
  const { origin, received } = await serve((response) => json(response, {}))

  expect(await failureOf(check(origin, '/gateway'))).toMatchObject({ code: 'invalid' })
  expect(received).toEqual([])
})
