import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { isLoopback, portalOf } from '../../../../electron/core/portal/origin'
import { coherence } from '../../../../shared/catalog/coherence'
import { AppError } from '../../../../shared/errors'

const bases = coherence.portal ?? expect.unreachable('There is no portal.')
const base = bases.basePath
const label = fc.stringMatching(/^[a-z](?:-?[a-z0-9]){0,8}$/)
const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'))
const port = fc.integer({ min: 1, max: 65_535 })

function refusalOf(text: string): string {
  try {
    return `accepted as ${portalOf(text, bases).url}`
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(error.failure.code).toBe('invalid')
    return error.failure.message
  }
}

test('the bare word localhost is coherence’s own port there, and nobody else’s', () => {
  expect(portalOf('localhost', { basePath: '/api' }).url).toBe('http://localhost/api')
})

describe('a portal URL', () => {
  test.each([
    ['api.prod.coherence.io', 'https://api.prod.coherence.io/v1/portal'],
    ['  API.Prod.Coherence.io\n', 'https://api.prod.coherence.io/v1/portal'],
    ['https://example.com', 'https://example.com/v1/portal'],
    ['HTTPS://example.com/', 'https://example.com/v1/portal'],
    ['https://example.com:443', 'https://example.com/v1/portal'],
    ['https://example.com:8443', 'https://example.com:8443/v1/portal'],
    ['https://example.com/v1/portal', 'https://example.com/v1/portal'],
    ['https://example.com/v1/portal//', 'https://example.com/v1/portal'],
    ['example.com/own/base', 'https://example.com/own/base'],
    ['localhost', 'http://localhost:4023/v1/portal'],
    ['LOCALHOST', 'http://localhost:4023/v1/portal'],
    ['localhost:4023', 'http://localhost:4023/v1/portal'],
    ['localhost:80', 'http://localhost/v1/portal'],
    ['https://localhost', 'https://localhost/v1/portal'],
    ['http://localhost', 'http://localhost/v1/portal'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/v1/portal'],
    ['127.8.9.10', 'http://127.8.9.10/v1/portal'],
    ['[::1]:9', 'http://[::1]:9/v1/portal'],
    ['http://[::1]:9/base', 'http://[::1]:9/base'],
    ['10.0.0.1', 'https://10.0.0.1/v1/portal'],
    ['bücher.example', 'https://xn--bcher-kva.example/v1/portal'],
  ])('%j means %s', (text, url) => {
    expect(portalOf(text, bases).url).toBe(url)
  })

  test.each([
    ['', /Enter a host/],
    ['   ', /Enter a host/],
    [`${'a'.repeat(300)}.io`, /too long/],
    ['http://example.com', /Plain http/],
    ['http://127.0.0.1.example.com', /Plain http/],
    ['http://localhost.example.com', /Plain http/],
    ['http://[::ffff:127.0.0.1]', /Plain http/],
    ['http://10.0.0.1', /Plain http/],
    ['http://128.0.0.1', /Plain http/],
    ['http://12.7.0.1', /Plain http/],
    ['ftp://example.com', /begins with https/],
    ['javascript://example.com', /begins with https/],
    ['javascript:alert(1)', /port/],
    ['https://user:pass@example.com', /user name/],
    ['https://example.com@evil.example', /user name/],
    ['https://example.com/?a=1', /after \? or #/],
    ['https://example.com/?', /after \? or #/],
    ['https://example.com#x', /after \? or #/],
    ['https://exa mple.com', /spaces/],
    ['https://example.com\u202egro', /invisible/],
    ['https://exam\u200bple.com', /invisible/],
    ['https:\\\\example.com', /spaces, backslashes/],
    ['https://example.com/%2e%2e', /percent/],
    ['https://example.com:0', /port/],
    ['https://example.com:65536', /port/],
    ['https://example.com:', /port/],
    ['https://example.com:8a', /port/],
    ['//example.com', /host name/],
    ['https://', /host name/],
    ['https:///v1', /host name/],
    ['https://a..b', /host name/],
    ['https://example.com.', /host name/],
    ['https://a*b.example', /host name/],
    ['[::1', /host name/],
    ['127.1', /four plain numbers/],
    ['0x7f000001', /four plain numbers/],
    ['2130706433', /four plain numbers/],
    ['１２７.0.0.1', /four plain numbers/],
    ['https://example.com/a/../b', /path/],
    ['https://example.com/a//b', /path/],
    ['https://example.com/a;b', /path/],
  ])('%j is refused with its reason', (text, reason) => {
    expect(refusalOf(text)).toMatch(reason)
  })

  test('host, origin and full base of the same portal mean the same', () => {
    fc.assert(
      fc.property(host, port, (name, number) => {
        const bare = portalOf(`${name}:${number}`, bases)
        expect(portalOf(`https://${name}:${number}/`, bases)).toEqual(bare)
        expect(portalOf(`https://${name}:${number}${base}`, bases)).toEqual(bare)
        expect(portalOf(bare.url, bases)).toEqual(bare)
      }),
      { numRuns: 200 },
    )
  })

  test('whatever is accepted is https or loopback, has no trailing slash and is stable', () => {
    const part = fc.constantFrom(
      ...Array.from('.:/a@?#%\\é '),
      ...Array.from(['http', 'https', '://', 'localhost', '127.0.0.1', '[::1]', '80']),
    )
    const near = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'grapheme', maxLength: 60 }), fc.webUrl()), (text) => {
        let portal
        try {
          portal = portalOf(text, bases)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
          return
        }
        const url = new URL(portal.url)
        expect(url.origin).toBe(portal.origin)
        expect(portal.url.startsWith(`${portal.origin}/`)).toBe(true)
        expect(portal.url.endsWith('/')).toBe(false)
        expect(portal.plain).toBe(url.protocol === 'http:')
        expect(url.protocol === 'https:' || isLoopback(url.hostname)).toBe(true)
        expect([url.username, url.password, url.search, url.hash].join('')).toBe('')
        expect(portalOf(portal.url, bases)).toEqual(portal)
      }),
      { numRuns: 1000 },
    )
  })
})
