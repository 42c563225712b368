import { expect, test } from 'vitest'

import { filtersFor } from '../../../../renderer/search/filters'
import { hitRows, readyToSearch } from '../../../../renderer/search/match'
import { parse } from '../../../../renderer/search/query'
import { tokenRows } from '../../../../renderer/pages/tokens/searchRows'
import type { TokenRow } from '../../../../shared/tokens'

const now = new Date('2026-11-28T12:00:00Z')
const token = (id: string, name: string, expiresAt: string | null): TokenRow => ({ id, name, createdAt: null, expiresAt })
const tokens = [
  token('10000000000000000001', 'Café CI', null),
  token('10000000000000000002', 'Playtest EU', '2026-12-03'),
  token('10000000000000000003', 'Old laptop', '2026-01-01'),
]
const filters = filtersFor(['test', 'live'])
const found = (text: string, at = now) =>
  hitRows(readyToSearch(tokenRows('cloudeka', tokens, at, 14)), parse(text, filters)).map(({ label }) => label)

test('a token is found by its name in any spelling, its state, its id and its page, and by its service', () => {
  expect(found('cafe')).toEqual(['Café CI'])
  expect(found('ＰＬＡＹ')).toEqual(['Playtest EU'])
  expect(found('expires soon')).toEqual(['Playtest EU'])
  expect(found('expired')).toEqual(['Old laptop'])
  expect(found('0003')).toEqual(['Old laptop'])
  expect(found('api overview @service:cloudeka')).toHaveLength(3)
  expect(found('cafe @service:plutu')).toEqual([])
})

test('the state that is searched is the one of now', () => {
  expect(found('expired', new Date('2026-12-24T12:00:00Z'))).toEqual(['Playtest EU', 'Old laptop'])
  expect(found('expired')).toEqual(['Old laptop'])
})

test('the same list has the same rows, so that a letter costs nothing for it', () => {
  expect(tokenRows('cloudeka', tokens, now, 14)).toBe(tokenRows('cloudeka', tokens, new Date(now.getTime() + 1000), 14))
})

test('tokens that share an id are different rows', () => {
  const keys = tokenRows('cloudeka', [token('1', 'a', null), token('1', 'b', null)], now, 14).map(({ key }) => key)
  expect(new Set(keys).size).toBe(2)
})
