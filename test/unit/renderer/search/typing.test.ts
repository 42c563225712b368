import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, onTestFinished, test } from 'vitest'

import { Hit } from '../../../../renderer/rows/Hit'
import { filtersFor } from '../../../../renderer/search/filters'
import { readyToSearch } from '../../../../renderer/search/match'
import { parse } from '../../../../renderer/search/query'
import { ResultsContext, type Results } from '../../../../renderer/search/results'
import { noteTyping, settleTyping } from '../../../../renderer/search/typing'

const row = {
  key: 'general/name',
  page: 'general',
  place: 'General',
  label: 'Product name',
  help: 'What players see.',
  id: 'productName',
  also: '',
  class: 'shared',
  service: null,
  held: { text: 'Lantern', isModified: true, isMissing: false },
  each: null,
} as const
const filters = filtersFor(['test'])

function resultsFor(text: string): Results {
  const query = parse(text, filters)
  const whole = { text, query, filters, ready: readyToSearch([row]), count: 1, pages: [row.page], environments: [] }
  return { ...whole, rowOf: () => row, isShown: () => true, countOn: () => 1, hitsOn: () => [row] }
}

function drawn(text: string): string {
  const hit = createElement(() => Hit({ rowKey: row.key, children: createElement('input') }))
  return renderToStaticMarkup(createElement(ResultsContext, { value: resultsFor(text) }, hit))
}

test('a hit that appears while a text is being typed shows its label, its value and why it was found, all marked', () => {
  onTestFinished(settleTyping)
  noteTyping()
  expect(drawn('name')).toContain('Product <mark>name</mark>')
  expect(drawn('name')).toContain('Lantern')
  expect(drawn('players')).toContain('What <mark>players</mark> see.')
  expect(drawn('productname')).toContain('<mark>productName</mark>')
  expect(drawn('name')).toContain('is-modified')
  expect(drawn('name')).not.toContain('<input')
})

test('once typing has ended, a hit is drawn with its controls', () => {
  noteTyping()
  settleTyping()
  expect(drawn('name')).toContain('<input')
})
