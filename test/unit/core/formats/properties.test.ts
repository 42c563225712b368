import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { setValue, takeBack } from '../../../../electron/core/formats/edit'
import { properties } from '../../../../electron/core/formats/properties'
import { placedFile } from '../../world/placedFile'

const sentry = `# Sentry's command line reads this
defaults.url=https://sentry.io/
defaults.org = my-org
auth.token=
cli.executable
! done
`
const place = (content: string | Uint8Array) => placedFile('sentry.properties', 'properties', content)

test('a value is read and replaced alone, and undo gives the bytes back', async () => {
  const file = place(sentry)
  expect(await file.value({ key: 'defaults.org' })).toBe('my-org')
  const { undo, redo } = await file.set({ key: 'auth.token' }, 'sntrys_a=b#c')
  expect(file.now()).toBe(sentry.replace('auth.token=', 'auth.token=sntrys_a=b#c'))
  await undo()
  expect(file.now()).toBe(sentry)
  await redo()
  expect(await file.value({ key: 'auth.token' })).toBe('sntrys_a=b#c')
})

test('a name alone is an empty value, and gets its mark with one', async () => {
  const file = place(sentry)
  expect(await file.value({ key: 'cli.executable' })).toBe('')
  const { undo } = await file.set({ key: 'cli.executable' }, 'x')
  expect(file.now()).toBe(sentry.replace('executable', 'executable=x'))
  await undo()
  expect(file.now()).toBe(sentry)
})

test.each([
  ['', 'a.b=x\n'],
  ['a=1', 'a=1\na.b=x\n'],
  ['a=1\r\n', 'a=1\r\na.b=x\r\n'],
  ['# c', '# c\na.b=x\n'],
])('a missing one goes to the end: %j', async (before, after) => {
  const file = place(before)
  const { undo } = await file.set({ key: 'a.b' }, 'x')
  expect(file.now()).toBe(after)
  await undo()
  expect(file.now()).toBe(before)
})

test.each([
  ['a=1\na=2\n', '2'],
  ['a:1', '1'],
  ['a 1 2 ', '1 2 '],
  ['a = : 1', ': 1'],
  ['\t a\t=\t1', '1'],
  ['a=one \\\n    two\\\r\n  three\n', 'one twothree'],
  ['a\\\n  =x', 'x'],
  ['a=\\u0041\\t\\:\\q\\\\', 'A\t:q\\'],
  ['a=b\\', 'b'],
  ['\\\n a=1', '1'],
  ['b\\\n  a=1\na=2', '2'],
  ['\\u0061=x', 'x'],
  ['#a=1\n!a=2\na=#3', '#3'],
  ['a=1\rb=2\n', '1'],
  ['', null],
  ['ab=1', null],
  ['a=\\u00g1', null],
  ['a=ü', null],
  ['a=\\ud800', null],
])('%j is read as Java would: %j', async (content, value) => {
  expect(await place(content).value({ key: 'a' })).toBe(value)
})

test('what readers of different encodings would take for different texts is refused, and its neighbours are not', async () => {
  const file = place('a=ü\nb=1\n')
  expect((await file.refusal({ key: 'a' })).message).toMatch(/read differently/)
  await file.set({ key: 'b' }, 'Grüße 😀')
  expect(file.now()).toBe('a=ü\nb=Gr\\u00fc\\u00dfe \\ud83d\\ude00\n')
  expect(await file.value({ key: 'b' })).toBe('Grüße 😀')
  expect((await file.refusal({ key: 'b' }, 'a\u0007')).code).toBe('file-refused')
})

/** What has a meaning in such a file. */
const hard = fc.oneof(
  fc.constantFrom('', ' ', ' a ', '\\', '\\u0041', '\\\n', '\n', '=', ':', '#', '!', '"', '\t', 'ü😀', 'x'.repeat(5000)),
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/(?![\t\n\r])\p{Cc}/u.test(text)),
)

test('any text comes back from any place, alone, and undo gives the old text', () => {
  fc.assert(
    fc.property(
      hard,
      fc.constantFrom('defaults.url', 'defaults.org', 'auth.token', 'cli.executable', 'new key:=\\ü'),
      (value, key) => {
        const spot = { file: { text: sentry, encoding: 'utf8' as const }, format: properties, name: '', address: { key } }
        const before = properties(spot.file, '').find({ key })?.value ?? null
        const edited = setValue(spot, value)
        const after = { ...spot.file, text: edited?.text ?? sentry }
        expect(properties(after, '').find({ key })?.value).toBe(value)
        expect(after.text).toMatch(/^[\x20-\x7e\n]*$/)
        if (edited !== null) expect(takeBack({ ...spot, file: after }, edited.span, before)).toBe(sentry)
      },
    ),
    { numRuns: 400, seed: 19 },
  )
})
