import { createGunzip } from 'node:zlib'

import { expect } from 'vitest'

import { ask, open, type startForTest, type Told } from './askPortal'

type Started = Awaited<ReturnType<typeof startForTest>>

/** Asks a misbehaving mock server, and checks what a client gets to see. */
export type Check = (started: Started) => Promise<void>

export const size = 100 * 1024 * 1024

export function seen(check: (told: Told) => void): Check {
  return async ({ askClassic }) => check(await askClassic())
}

export function refused(status: number, code: string, headers: Record<string, string> = {}): Check {
  return seen((told) => {
    expect(told).toMatchObject({ status, headers })
    expect(JSON.parse(told.body)).toMatchObject({ error_code: code, hint: expect.stringMatching(/./) })
  })
}

export function uncoded(status: number): Check {
  return seen((told) => {
    expect(told.status).toBe(status)
    expect(JSON.parse(told.body)).not.toHaveProperty('error_code')
  })
}

export function page(status: number): Check {
  return seen((told) => {
    expect(told.status).toBe(status)
    expect(told.headers['content-type']).toContain('text/html')
    expect(told.body).toMatch(/^<h1>/)
  })
}

export function bodyOf(check: (body: unknown) => void): Check {
  return seen((told) => {
    expect(told.status).toBe(200)
    check(JSON.parse(told.body))
  })
}

export function project(check: (project: Record<string, unknown>) => void): Check {
  // The keys of a JSON object are strings.
  return bodyOf((body) => check(body as Record<string, unknown>))
}

/** Checks Cloudeka's tokens, the only list that every failure of lists affects. */
export function tokenList(check: (body: unknown, started: Started, text: string) => void): Check {
  return async (started) => {
    const { http, world } = started.portal
    const jwt = 'jwt.of.sorts'
    world.cloudeka.jwts.set(jwt, Date.now() + 60_000)
    const told = await ask(http.origin, { path: '/core/cldkctl/token', headers: { Authorization: `Bearer ${jwt}` } })
    expect(told.status).toBe(200)
    check(JSON.parse(told.body), started, told.body)
  }
}

export function goodWith(name: string): Check {
  return async ({ askClassic, project: { runtime_key: key } }) => {
    const told = await askClassic()
    expect(told).toMatchObject({ status: 200, headers: { [name]: expect.stringMatching(/./) } })
    expect(told.body).toContain(key)
  }
}

export function flood(headers: Record<string, string>): Check {
  return async ({ portal, classic }) => {
    const response = await open(portal.http.origin, classic)
    expect(response).toMatchObject({ statusCode: 200, headers })
    const isPacked = headers['content-encoding'] === 'gzip'
    let received = 0
    response.on('data', (chunk: Buffer) => {
      received += chunk.length
    })
    let [length, first, last] = [0, '', '']
    const body = isPacked ? response.pipe(createGunzip()) : response
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length
      first ||= chunk.toString('latin1', 0, 9)
      last = chunk.toString('latin1').slice(-2)
    }
    expect([length, first, last]).toEqual([size, '{"name":"', '"}'])
    if (isPacked) expect(received).toBeLessThan(200_000)
  }
}

export function neverEnds(start: string): Check {
  return async ({ portal, classic }) => {
    const response = await open(portal.http.origin, classic)
    let text = ''
    const ended = new Promise<string>((resolve) => response.on('error', ({ message }) => resolve(message)))
    response.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    await expect.poll(() => text.startsWith(start)).toBe(true)
    expect(response.complete).toBe(false)
    await portal.close()
    expect(await ended).toBe('aborted')
  }
}

export function cut(message: string): Check {
  return async ({ askClassic }) => {
    await expect(askClassic()).rejects.toThrow(message)
  }
}

export function leadsTo(target: (started: Started) => string): Check {
  return async (started) => {
    const { status, headers } = await started.askClassic()
    expect(status).toBe(302)
    expect(headers.location?.startsWith(target(started))).toBe(true)
  }
}

export function follows(hops: number): Check {
  return async ({ portal, classic, project: { runtime_key: key } }) => {
    let told = await ask(portal.http.origin, classic)
    for (let hop = 0; hop < hops; hop += 1) {
      const { origin, pathname, search } = new URL(told.headers.location ?? '')
      expect(origin).toBe(portal.http.origin)
      told = await ask(portal.http.origin, { ...classic, path: pathname + search })
    }
    expect(told.body).toContain(key)
  }
}
