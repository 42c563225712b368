import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { ago, clock } from '../../renderer/shell/time'
import { countHits, isHit, parts } from '../../renderer/shell/search'
import { fieldsOf, serviceOf } from '../../shared/services'

const named = (id: string) => {
  const field = fieldsOf(serviceOf('coherence')).find((candidate) => candidate.id === id)
  if (field === undefined) throw new Error(`No field ${id}`)
  return field
}

test('a setting is found by label, help and id, in any case and order of words', () => {
  expect(isHit(named('portalToken'), 'TOKEN portal')).toBe(true)
  expect(isHit(named('portalToken'), 'dashboard')).toBe(true)
  expect(isHit(named('envVariable'), 'envvariable')).toBe(true)
  expect(isHit(named('portalToken'), 'token runtime')).toBe(false)
})

test('an empty search shows everything, and the count is what the page shows', () => {
  expect(countHits('coherence', '  ')).toBe(8)
  expect(countHits('coherence', 'runtime key')).toBe(3)
  expect(countHits('coherence', 'nothing like this')).toBe(0)
})

test('the parts of a text joined are the text, and what is marked are the words, whatever is searched for', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, query) => {
      const found = parts(text, query)
      expect(found.map((part) => part.text).join('')).toBe(text)
      const words = query.toLowerCase().split(/\s+/)
      for (const part of found.filter(({ isHit: hit }) => hit)) expect(words).toContain(part.text.toLowerCase())
    }),
  )
})

test('times are said the way people say them', () => {
  const now = new Date('2026-11-23T12:00:00')
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString()
  expect(ago(before(20), now)).toBe('just now')
  expect(ago(before(130), now)).toBe('2 minutes ago')
  expect(ago(before(3 * 3600), now)).toBe('3 hours ago')
  expect(ago(before(26 * 3600), now)).toBe('yesterday')
  expect(clock(before(60), now)).toBe('11:59')
  expect(clock(before(26 * 3600), now)).toBe('22 Nov, 10:00')
})
