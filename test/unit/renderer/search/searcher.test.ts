import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { filtersFor } from '../../../../renderer/search/filters'
import { hitRows, readyToSearch } from '../../../../renderer/search/match'
import { parse } from '../../../../renderer/search/query'
import type { SearchRow } from '../../../../renderer/search/row'
import { createSearcher } from '../../../../renderer/search/searcher'

const filters = filtersFor(['test', 'live'])
const row = (key: string, own: Partial<SearchRow> = {}): SearchRow => ({
  key,
  page: 'p',
  place: '',
  label: key,
  help: '',
  id: '',
  also: '',
  class: 'shared',
  service: 'coherence',
  held: { text: '', isModified: false, isMissing: false },
  each: null,
  ...own,
})

function start(rows: readonly SearchRow[]) {
  const searcher = createSearcher()
  let known = searcher.ready(rows)
  return {
    ...searcher,
    see: (next: readonly SearchRow[]) => void (known = searcher.ready(next)),
    type: (text: string, folder = '/game') =>
      searcher.hits({ text, folder, rows: known, query: parse(text, filters) }).map((index) => known.ready[index]?.row.key),
  }
}

test('letter by letter, a search hits what it would hit at once', () => {
  const letters = fc.constantFrom('a', 'b', 'ab', ' ', '@shared', '@secret', '@modified', 'é', '@')
  const labels = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ') }), { maxLength: 12 })
  fc.assert(
    fc.property(labels, fc.array(letters, { maxLength: 6 }), (names, typed) => {
      const rows = names.map((label, index) => row(`${index}`, { label, class: index % 2 === 0 ? 'secret' : 'shared' }))
      const searching = start(rows)
      let text = ''
      for (const part of typed) {
        text += part
        expect(searching.type(text)).toEqual(hitRows(readyToSearch(rows), parse(text, filters)).map(({ key }) => key))
      }
    }),
  )
})

const modified = (isModified: boolean) => ({ held: { text: '', isModified, isMissing: false } })

test('a hit stays while its text is the same, and goes with the text, with the project, and when the search ends', () => {
  const searching = start([row('a'), row('b', modified(true)), row('c', modified(true))])
  expect(searching.type('@modified')).toEqual(['b', 'c'])
  searching.see([row('new'), row('a', modified(true)), row('b'), row('c', modified(true))])
  expect(searching.type('@modified'), 'the one that was reset is still there').toEqual(['a', 'b', 'c'])
  searching.see([row('a'), row('b'), row('c')])
  expect(searching.type('@modified', '/third')).toEqual([])

  searching.see([row('b', modified(true))])
  expect(searching.type('@modified', '/third')).toEqual(['b'])
  searching.forget()
  searching.see([row('b')])
  expect(searching.type('@modified', '/third')).toEqual([])
})

test('a text that was in the view before is not folded again, and one that is new is', () => {
  const searching = start([row('a', { label: 'Étude' })])
  expect(searching.type('etude')).toEqual(['a'])
  searching.see([row('a', { label: 'Ballade' })])
  expect(searching.type('etude ')).toEqual([])
  expect(searching.type('ballade')).toEqual(['a'])
  const before = searching.ready([row('x', { label: 'Étude' })])
  const after = searching.ready([row('y'), row('x', { label: 'Étude', held: { text: 'É', isModified: true, isMissing: false } })])
  expect(after.ready[1]?.text).toBe(before.ready[0]?.text)
  expect(after.ready[1]?.held).toMatchObject({ folded: 'e', isModified: true })
})
