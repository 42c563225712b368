import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { filtersFor } from '../../../../renderer/search/filters'
import { fold } from '../../../../renderer/search/fold'
import { hitRows, obstacles, readyToSearch } from '../../../../renderer/search/match'
import { parts } from '../../../../renderer/search/parts'
import {
  complete,
  completions as completionsOf,
  isSearch,
  parse as parseWith,
  tokenAt,
  without,
} from '../../../../renderer/search/query'
import type { Held, SearchRow } from '../../../../renderer/search/row'

const held = (text: string, state: Partial<Held> = {}): Held => ({ text, isModified: false, isMissing: false, ...state })
const row = (key: string, own: Partial<SearchRow> = {}): SearchRow => ({
  key,
  page: 'coherence',
  place: 'coherence',
  label: key,
  help: '',
  id: key,
  also: '',
  class: 'shared',
  service: 'coherence',
  held: held(''),
  each: null,
  ...own,
})

const rows = [
  row('portalToken', {
    label: 'Portal Token',
    help: 'From the dashboard.',
    class: 'secret',
    held: held('', { isMissing: true }),
  }),
  row('runtimeKey', {
    label: 'Runtime Key',
    class: 'runtime',
    held: held('0123456789abcdef', { isModified: true }),
    each: { test: held('0123456789abcdef', { isModified: true }), live: held('', { isMissing: true }) },
  }),
  row('envFile', {
    label: 'Environment file',
    held: held('.env'),
    each: { test: held('.env'), live: held('release.env', { isModified: true }) },
  }),
  row('plutuUrl', { label: 'Portal URL', page: 'plutu', place: 'Plutu', service: 'plutu', held: held('https://pay.example') }),
]
const ready = readyToSearch(rows)
const filters = filtersFor(['test', 'live'])
const parse = (text: string) => parseWith(text, filters)
const completions = (token: string) => completionsOf(token, filters)
const obstaclesOf = (text: string) => obstacles({ ready, text, filters })
const found = (text: string) => hitRows(ready, parse(text)).map(({ key }) => key)

test('the texts of a row are worked out once for a view, however much is searched in it', () => {
  let reads = 0
  const counted = row('counted')
  Object.defineProperty(counted, 'label', { get: () => (reads += 1) && 'Counted' })
  const once = readyToSearch([counted])
  for (const text of ['c', 'co', 'cou', 'counted @shared']) expect(hitRows(once, parse(text))).toEqual([counted])
  expect(hitRows(once, parse('elephant'))).toEqual([])
  expect(reads).toBe(1)
})

test('an empty text is no search', () => {
  expect(isSearch(parse('  '))).toBe(false)
  expect(isSearch(parse('a'))).toBe(true)
  expect(isSearch(parse('@modified'))).toBe(true)
})

test('a row is found by its label, help, id, value and page, in any case', () => {
  expect(found('RUNTIME')).toEqual(['runtimeKey'])
  expect(found('dashboard')).toEqual(['portalToken'])
  expect(found('envfile')).toEqual(['envFile'])
  expect(found('pay.example')).toEqual(['plutuUrl'])
  expect(found('plutu')).toEqual(['plutuUrl'])
})

test('every word has to occur, in any order', () => {
  expect(found('token portal')).toEqual(['portalToken'])
  expect(found('token elephant')).toEqual([])
})

test.each([
  ['@modified', ['runtimeKey']],
  ['@missing', ['portalToken']],
  ['@secret', ['portalToken']],
  ['@runtime', ['runtimeKey']],
  ['@shared', ['envFile', 'plutuUrl']],
  ['@service:plutu', ['plutuUrl']],
  ['@SERVICE:Plutu', ['plutuUrl']],
  ['@secret @runtime', ['portalToken', 'runtimeKey']],
  ['@secret @modified', []],
  ['portal @shared', ['plutuUrl']],
])('%s shows %j', (text, keys) => {
  expect(found(text)).toEqual(keys)
})

test('@env looks at the values of that environment, in rows that have one of their own', () => {
  expect(found('@env:live')).toEqual(['runtimeKey', 'envFile'])
  expect(found('@env:live @modified')).toEqual(['envFile'])
  expect(found('@env:live @missing')).toEqual(['runtimeKey'])
  expect(found('@env:live release')).toEqual(['envFile'])
  expect(found('@env:test release')).toEqual([])
  expect(found('@env:test @env:live release')).toEqual(['envFile'])
})

test('the beginning of a filter narrows nothing yet, and a word that is not a filter is called unknown', () => {
  expect(parse('@mod portal')).toMatchObject({ words: ['portal'], filters: [], unknown: [] })
  expect(parse('@service:')).toMatchObject({ unknown: [] })
  expect(parse('@Modifed portal @service:stream').unknown).toEqual(['@Modifed', '@service:stream'])
  expect(found('portal @nonsense')).toEqual(['portalToken', 'plutuUrl'])
})

test('typing @ offers every filter with a word on it, and typing on narrows the offer', () => {
  expect(completions('@')).toEqual(filters)
  expect(filters.every(({ help }) => help.length > 0)).toBe(true)
  expect(completions('@se').map(({ text }) => text)).toEqual([
    '@secret',
    ...filters.filter(({ kind }) => kind === 'service').map(({ text }) => text),
  ])
  expect(completions('portal')).toEqual([])
})

test('a completion takes the place of what stands at the caret, and of nothing else', () => {
  expect(tokenAt('portal @mo key', 10)).toEqual({ start: 7, token: '@mo' })
  expect(complete('portal @mo key', 10, '@modified')).toBe('portal @modified key')
  expect(complete('@', 1, '@secret')).toBe('@secret ')
  expect(complete('@mo key', 2, '@modified')).toBe('@modified key')
})

test('what empties a search is named, with what there is without it', () => {
  expect(obstaclesOf('portal @modified')).toEqual([
    { token: 'portal', hits: 1 },
    { token: '@modified', hits: 2 },
  ])
  expect(obstaclesOf('Elephant @secret')).toEqual([{ token: 'elephant', hits: 1 }])
  expect(obstaclesOf('elephant')).toEqual([])
  expect(without('Elephant  @secret', 'elephant')).toBe('@secret')
})

// Queries, some of them with words that mean something to filters, regular expressions or Unicode's rules of case.
const query = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('@', '@env:', '@env:live', '@secret', '@x', 'İ', 'ß', '(', '[', '\\', '.*', 'key', ''))
    .map((all) => all.join(' ')),
)

test('whatever is typed, the search answers with rows that it was given', () => {
  fc.assert(
    fc.property(query, fc.nat(40), (text, caret) => {
      const parsed = parse(text)
      for (const hit of hitRows(ready, parsed)) expect(rows).toContain(hit)
      obstaclesOf(text)
      const { start, token } = tokenAt(text, caret)
      expect(text.slice(start).startsWith(token)).toBe(true)
      complete(text, caret, '@secret')
    }),
  )
})

test('one more word never finds more', () => {
  fc.assert(
    fc.property(query, fc.constantFrom('key', '@runtime', '@modified', 'portal'), (text, word) => {
      const narrowed = hitRows(ready, parse(`${text} ${word}`))
      // A second filter of the same kind widens the search: that is what it is for.
      fc.pre(!parse(text).filters.some(({ kind }) => parse(word).filters.some((other) => other.kind === kind)))
      for (const hit of narrowed) expect(hitRows(ready, parse(text))).toContain(hit)
    }),
  )
})

test('whatever is searched for, the parts are the text again, and only words of the search are marked', () => {
  fc.assert(
    fc.property(query, query, (text, searched) => {
      const { words } = parse(searched)
      const cut = parts(text, words)
      expect(cut.map((part) => part.text).join('')).toBe(text)
      for (const part of cut.filter(({ isHit }) => isHit)) {
        // A letter that stands for two, such as ﬁ, is marked whole.
        expect(words.some((word) => fold(part.text).includes(word))).toBe(true)
        expect(fold(part.text).length).toBeLessThanOrEqual(Math.max(...words.map(({ length }) => length)) + 3)
      }
    }),
  )
})

test('hits are marked as they stand in the text, the longest word first', () => {
  expect(parts('Portal Token', ['token'])).toEqual([
    { text: 'Portal ', isHit: false },
    { text: 'Token', isHit: true },
  ])
  expect(parts('environment', ['env', 'environ'])[0]).toEqual({ text: 'environ', isHit: true })
})

test.each([
  ['Cafe\u0301 Noir', 'caf\u00e9'],
  ['Caf\u00e9 Noir', 'cafe'],
  ['\u0130stanbul', 'istanbul'],
  ['\uff21\uff22\uff23', 'abc'],
  ['ΟΔΟΣ', 'οδος'],
  ['Łódź Ёлка', 'ёлка'],
  ['Straße ﬁnal', 'final'],
  ['한글 이름', '이름'],
])('a value %s is found by %s', (value, typed) => {
  const one = readyToSearch([row('name', { held: held(value) })])
  expect(hitRows(one, parse(typed))).toHaveLength(1)
})

test('what is marked are the very characters that were found, with the marks on them', () => {
  const marked = (text: string, word: string) =>
    parts(text, [word])
      .filter(({ isHit }) => isHit)
      .map((part) => part.text)
  expect(marked('Cafe\u0301 Noir', 'café')).toEqual(['Cafe\u0301'])
  expect(marked('\u0130stanbul', 'ist')).toEqual(['\u0130st'])
  expect(marked('a\uff21\uff22\uff23d', 'bc')).toEqual(['\uff22\uff23'])
  expect(marked('ﬁnal', 'f')).toEqual(['ﬁ'])
})
