import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { regexes } from 'zod'

import { builtIn as services } from '../../../shared/catalog/builtIn'
import { fieldsOf } from '../../../shared/catalog/services'
import { temporaryFolder } from '../world/folder'
import { patternsIn, patternsOf, whySlow, whySlowOnce } from './patterns'

const root = join(import.meta.dirname, '../../..')
const memory = join(root, 'node_modules/.cache/patterns')
const { written, made } = patternsOf(root)

/** The patterns of the declared services, which are strings until a field is checked. */
const declared = services.flatMap(fieldsOf).flatMap((field) => {
  const rules =
    field.kind === 'secret' ? field.doubts : field.kind === 'text' || field.kind === 'fetched' ? (field.rules ?? []) : []
  return rules.map(({ pattern }) => ({ where: field.id, source: pattern, flags: 'u' }))
})

test('no text makes a regular expression of the app take more steps than in proportion to its length', () => {
  const judged = new Map(
    [...written, ...declared].map(({ source, flags, where }) => [`/${source}/${flags}`, { source, flags, where }]),
  )
  const slow = [...judged.values()].map(({ source, flags, where }) => ({
    where,
    source,
    why: whySlowOnce(memory, source, flags),
  }))
  expect(slow.filter(({ why }) => why !== null)).toEqual([])
  expect([judged.size > 100, declared.length > 5], 'they were found at all').toEqual([true, true])
}, 300_000)

test('none is put together at run time, where nobody can judge it beforehand', () => {
  expect(
    made.filter((where) => !/^(?:shared\/catalog\/rules|electron\/core\/declarations\/letters)\.ts:/.test(where)),
    'but of what is declared, which is judged above or when it is read, and of single characters in it',
  ).toEqual([])
})

test('nor does one that zod brings for what files and portals hold', () => {
  const used = [regexes.uuid(), regexes.base64, regexes.datetime({})]
  expect(used.map(({ source, flags }) => whySlowOnce(memory, source, flags))).toEqual([null, null, null])
})

test.each([
  [/(?:[ \t]+|;[^\n]*)*/y, 'exponential'],
  [/^(?:<!--[^]*?-->|\s)*<svg/, 'exponential'],
  [/^\s*([^=]*?)\s*=/, '3rd degree polynomial'],
  [/\/+$/, '2nd degree polynomial'],
  [/^(["'`])(.*)\1$/, 'unsupported'],
])('the judge refuses %s', ({ source, flags }, why) => {
  expect(whySlow(source, flags)).toBe(why)
})

test('a pattern that passed once passes again without a judge, and no other one does', () => {
  const { root: empty } = temporaryFolder()
  expect(whySlowOnce(empty, 'a+$', 'y')).toBeNull()
  expect(readdirSync(empty)).toHaveLength(1)
  for (let count = 0; count < 2; count += 1) expect(whySlowOnce(empty, 'a+$', '')).toBe('2nd degree polynomial')
  expect(whySlowOnce(empty, 'a+$', 'y')).toBeNull()
  expect(readdirSync(empty)).toHaveLength(1)
})

test('the judge lets a pattern pass that looks at each character once', () => {
  expect(whySlow(/^[ \t]*(?:;[^\n]*\n)*$/.source, '')).toBeNull()
})

test.each([
  ['const a = /b+/g', [{ where: 'a.ts:1', source: 'b+', flags: 'g' }], []],
  ['// one\ntext.replace(/c/, "")', [{ where: 'a.ts:2', source: 'c', flags: '' }], []],
  ['new RegExp(word)', [], ['a.ts:1']],
  ['RegExp(word, "g")', [], ['a.ts:1']],
  ['globalThis.RegExp(word)', [], ['a.ts:1']],
  ['text.match(word)', [], ['a.ts:1']],
  ['type Name = { pattern: RegExp }', [], []],
  ['const { match } = rows', [], []],
])('the reader of patterns understands %s', (code, patterns, atRunTime) => {
  expect(patternsIn('a.ts', code)).toEqual({ written: patterns, made: atRunTime })
})
