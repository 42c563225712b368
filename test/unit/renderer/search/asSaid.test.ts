import { expect, test } from 'vitest'

import { hitRows, hitsIn, placesOf, readyToSearch } from '../../../../renderer/search/match'
import { pageOrder } from '../../../../renderer/search/pageOrder'
import { parse } from '../../../../renderer/search/query'
import { createSearcher } from '../../../../renderer/search/searcher'
import type { SearchRow } from '../../../../renderer/search/row'

const row = (page: string, label: string, own: Partial<SearchRow> = {}): SearchRow => ({
  key: `${page}/${label}`,
  page,
  place: page,
  label,
  help: '',
  id: '',
  also: '',
  class: null,
  service: null,
  held: { text: '', isModified: false, isMissing: false },
  each: null,
  ...own,
})

const rows = [
  row('Input Manager', 'Gravity', { key: 'one' }),
  row('Input Manager', 'Gravity', { key: 'two' }),
  row('Physics', 'Gravity', { key: 'three' }),
  row('Graphics', 'Rendering Layer Mask'),
  row('Player', 'Company Name'),
  row('Player', 'VSync Count'),
  row('Rendering Anti Aliasing', 'Screen Space'),
  row('Project Rendering', 'Anti-Aliasing Method'),
  row('Project Rendering', 'Clear Color'),
  row('Project Rendering', 'Support Hardware Ray Tracing'),
  row('Formats', 'Window Log Size'),
  row('Window', 'Viewport Width', { also: 'Size\nwindow size, resolution', id: 'display/window/size/viewport_width' }),
  row('Tags and Layers', 'Layer 8'),
  row('Tags and Layers', 'Layer 9'),
]
const found = (text: string) => hitRows(readyToSearch(rows), parse(text, [])).map(({ label }) => label)

test.each([
  ['anti-aliasing', ['Screen Space', 'Anti-Aliasing Method']],
  ['anti aliasing', ['Screen Space', 'Anti-Aliasing Method']],
  ['AntiAliasing', ['Screen Space', 'Anti-Aliasing Method']],
  ['v-sync', ['VSync Count']],
  ['raytracing', ['Support Hardware Ray Tracing']],
  ['clear colour', ['Clear Color']],
])('%s is found, whichever way its words are joined and spelt', (text, right) => {
  expect(found(text)).toEqual(right)
})

test('the name of a page is found from the start of its words: a layer is no part of Player', () => {
  expect(found('layer')).toEqual(['Rendering Layer Mask', 'Layer 8', 'Layer 9'])
  expect(found('player')).toEqual(['Company Name', 'VSync Count'])
})

test('a letter put in front of a word finds what the word alone did not', () => {
  const searcher = createSearcher()
  const ready = searcher.ready(rows)
  const hits = (text: string) => searcher.hits({ text, folder: '', rows: ready, query: parse(text, []) }).length
  expect([hits('layers'), hits('ayers'), hits('layers')]).toEqual([2, 0, 2])
})

const order = (text: string) => {
  const query = parse(text, [])
  const ready = readyToSearch(rows)
  return pageOrder(
    hitsIn(ready, query).flatMap((index) => ready[index] ?? []),
    query.words,
  ).map(({ page }) => page)
}

test('the page whose setting has the very name comes first, and of several the one with the fewest hits', () => {
  expect(order('gravity')).toEqual(['Physics', 'Input Manager'])
  expect(order('window size')).toEqual(['Window', 'Formats'])
  expect(order('layer')).toEqual(['Tags and Layers', 'Graphics'])
})

test('pages that are found by other texts alone stay in the order of the tree', () => {
  expect(order('rendering')).toEqual(['Graphics', 'Rendering Anti Aliasing', 'Project Rendering'])
})

test('an id is not said to hold a word that a heading of its row shows', () => {
  const width = rows.find(({ label }) => label === 'Viewport Width')
  expect(width && placesOf(width, ['window', 'size'])).toMatchObject({ inId: false })
  expect(width && placesOf(width, ['viewport_width'])).toMatchObject({ inId: true })
})
