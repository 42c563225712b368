import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'

import { onTestFinished, expect, test } from 'vitest'

import { startPortal } from '../portal/portal'

type Asked = { path: string; method?: string; headers?: Record<string, string>; ca?: string }
type Answer = { status: number; headers: Record<string, unknown>; body: string }

const client = { 'X-Coherence-Client': 'latchkey/1.2.3' }

async function start() {
  const portal = await startPortal()
  onTestFinished(async () => void (await portal.close()))
  const project = portal.world.organizations[0]?.projects[0]
  if (project === undefined) throw new Error('The stand-in has no project.')
  return { portal, project }
}

test('the token of a project gets its key, and the answer echoes the request id', async () => {
  const { portal, project } = await start()
  const headers = { ...client, 'X-Coherence-Portal-Token': project.portal_token, 'X-Coherence-Request-ID': 'id-1' }
  const answer = await ask(portal.http.origin, { path: '/v1/portal/project', headers })
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body)).toMatchObject({ id: project.id, name: project.name, runtime_key: project.runtime_key })
  expect(answer.headers['x-coherence-request-id']).toBe('id-1')
  expect(answer.body).toContain(portal.world.canary)
})

test('a wrong token and a missing one are refused with 401', async () => {
  const { portal } = await start()
  for (const headers of [{ ...client, 'X-Coherence-Portal-Token': 'wrong' }, client]) {
    const { status, body } = await ask(portal.http.origin, { path: '/v1/portal/project', headers })
    expect(status).toBe(401)
    expect(JSON.parse(body)).toMatchObject({ error_code: 'ERR_INVALID_CREDENTIALS' })
  }
})

test('a request that does not name its client is refused', async () => {
  const { portal, project } = await start()
  const headers = { 'X-Coherence-Portal-Token': project.portal_token }
  const { status, body } = await ask(portal.http.origin, { path: '/v1/portal/project', headers })
  expect(status).toBe(400)
  expect(body).not.toContain(project.runtime_key)
})

test('a sign-in has nothing to give until it is approved, then a login that lists all projects', async () => {
  const { portal, project } = await start()
  const path = '/v1/portal/sdk-connections/a-nonce'
  expect(await ask(portal.http.origin, { path, method: 'POST', headers: client })).toMatchObject({ status: 200, body: '' })
  expect(await ask(portal.http.origin, { path, headers: client })).toMatchObject({ status: 200, body: '' })

  const page = await ask(portal.http.origin, { path: '/sdk-connect?sdkIdent=a-nonce' })
  expect(page.body).toContain('?sdkIdent=a-nonce&approve')
  await ask(portal.http.origin, { path: '/sdk-connect?sdkIdent=a-nonce&approve' })

  const { token } = JSON.parse((await ask(portal.http.origin, { path, headers: client })).body)
  const list = '/v1/portal/me/orgs/sdk'
  const answer = await ask(portal.http.origin, { path: list, headers: { ...client, 'X-Coherence-Sdk-Token': token } })
  expect(answer.body).toContain(project.runtime_key)
  const stranger = await ask(portal.http.origin, { path: list, headers: { ...client, 'X-Coherence-Sdk-Token': 'no' } })
  expect(stranger.status).toBe(401)
})

test('a failure lasts for as many requests as asked for, and heal ends it', async () => {
  const { portal, project } = await start()
  const headers = { ...client, 'X-Coherence-Portal-Token': project.portal_token }
  const status = async () => (await ask(portal.http.origin, { path: '/v1/portal/project', headers })).status
  portal.fail('unavailable', 2)
  expect([await status(), await status(), await status()]).toEqual([503, 503, 200])
  portal.fail('conflict')
  expect(await status()).toBe(409)
  portal.heal()
  expect(await status()).toBe(200)
})

test('closing it ends requests that it let stall', async () => {
  const { portal } = await start()
  portal.fail('stall-before-headers')
  const stalled = ask(portal.http.origin, { path: '/v1/portal/project' })
  const ended = expect(stalled).rejects.toThrow('socket hang up')
  await expect.poll(() => portal.requests.length).toBe(1)
  await portal.close()
  await ended
})

test('an answer of 100 MB waits for its reader instead of filling the memory', async () => {
  const { portal } = await start()
  portal.fail('huge')
  const before = process.memoryUsage().rss
  let peak = 0
  let size = 0
  await new Promise<void>((resolve, reject) => {
    const sent = plainRequest(`${portal.http.origin}/v1/portal/project`, { agent: false }, (response) => {
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        peak = Math.max(peak, process.memoryUsage().rss)
      })
      response.on('end', resolve)
    })
    sent.on('error', reject).end()
  })
  expect(size).toBe(100 * 1024 * 1024)
  expect((peak - before) / 1024 / 1024).toBeLessThan(60)
})

test('https is trusted with its own authority and with no other', async () => {
  const { portal, project } = await start()
  const headers = { ...client, 'X-Coherence-Portal-Token': project.portal_token }
  const asked = { path: '/v1/portal/project', headers }
  const answer = await ask(portal.https.origin, { ...asked, ca: portal.https.caPem })
  expect(answer.body).toContain(project.runtime_key)
  await expect(ask(portal.https.origin, asked)).rejects.toThrow(/certificate/)
  expect(portal.requests).toHaveLength(1)
})

function ask(origin: string, { path, method = 'GET', headers = {}, ca }: Asked): Promise<Answer> {
  const request = origin.startsWith('https:') ? secureRequest : plainRequest
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent: false as const, ...(ca === undefined ? {} : { ca }) }
    const sent = request(`${origin}${path}`, options, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (text: string) => {
        body += text
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', reject).end()
  })
}
