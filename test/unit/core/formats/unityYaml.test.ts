import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { unitySettings } from '../../../../electron/core/formats/unitySettings'
import { readFields } from '../../../../electron/core/formats/unityYaml'
import { planned } from '../../../../electron/core/places/places'
import { failureOf } from '../../world/folder'

const head = '%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n--- !u!114 &11400000\nMonoBehaviour:\n'

// Our own file, with everything that Unity is known to write.
const corners = `${head}  m_Name: Corners
  m_EditorClassIdentifier:${' '}
  empty:${' '}
  bare:
  <Dsn>k__BackingField: https://key@host.example/1
  leadingZero: 0042
  looksLikeNumber: 1e5
  colon: 'a: b'
  apostrophe: 'it''s'
  doubled: "\\u3042 caf\\xE9 \\"q\\" \\n \\\\ \\U0001F600"
  wrapped: one two
    three

    four
  wrappedSingle: 'one

    two: three'
  wrappedDouble: "one \\u3042
    two\\
    \\ three"
  flow: {fileID: 11500000, guid: 0123456789abcdef0123456789abcdef,
    type: 3}
  texts: ['a]', "b}", c]
  emptyList: []
  list:
  - runtimeKey: inner
    projectID: inner
  - two
  map:
    runtimeKey: inner
    text: 'runtimeKey: no

      runtimeKey: no'
  spaced key: v
  12: number
  runtimeKey:${' '}
  projectName: Moth Garden
`

/** What an independent reader finds. All values as text; nested ones as they come. */
function independently(text: string): Record<string, unknown> {
  const plain = text.replace(/^%.*\r?\n/gm, '').replace(/^---.*\r?\n/m, '')
  const document = parse(plain, { schema: 'failsafe' }) as Record<string, Record<string, unknown>>
  return Object.values(document)[0] ?? {}
}

function replaceValues(text: string, values: Readonly<Record<string, string>>, name: string): string {
  const file = { text, encoding: 'utf8' as const }
  const found = { is: 'open' as const, file, stamp: null, opened: unitySettings(file, name), why: null, isBeyond: false }
  return planned(
    '/game',
    name,
    'unity',
    found,
    Object.entries(values).map(([key, value]) => ({ address: { key }, value })),
  ).text
}

const lineEnds = fc.constantFrom('\n', '\r\n')
const anyText = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(fc.constantFrom('a', ' ', ':', '#', "'", '"', '\\', '\n', '\r', '\t', '-', '{', ']', '~', 'é', '😀', '\0', '=', '%'))
    .map((pieces) => pieces.join('')),
)
const texts = [...readFields(corners, 'f').values()].filter(({ value }) => value !== null).map(({ key }) => key)

test('every text is read as an independent YAML reader reads it', () => {
  const expected = independently(corners)

  const fields = readFields(corners, 'f')

  expect([...fields.keys()].sort()).toEqual(Object.keys(expected).sort())
  for (const { key, value } of fields.values()) {
    if (value !== null) expect([key, value]).toEqual([key, expected[key] ?? ''])
  }
})

test('any text can be written to any field, is read back by both readers, and no other byte changes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), anyText, lineEnds, (key, value, end) => {
      const before = corners.replaceAll('\n', end)
      const old = readFields(before, 'f').get(key)
      const after = replaceValues(before, { [key]: value }, 'f')
      const now = readFields(after, 'f').get(key)

      expect(now?.value).toBe(value)
      expect(independently(after)[key] ?? '').toBe(value)
      expect(independently(after)).toEqual({ ...independently(before), [key]: independently(after)[key] })
      const start = old?.form === 'bare' && value !== '' ? ' ' : ''
      expect(after.slice(0, now?.start)).toBe(before.slice(0, old?.start) + start)
      expect(after.slice(now?.end)).toBe(before.slice(old?.end))
    }),
    { numRuns: 1000 },
  )
})

test('putting the old value back gives the old bytes, for everything Unity writes on one line', () => {
  const names = ['m_Name', 'empty', 'leadingZero', 'colon', 'apostrophe', 'doubled', 'runtimeKey', 'projectName']
  fc.assert(
    fc.property(fc.constantFrom(...names), anyText, lineEnds, (key, value, end) => {
      const before = corners.replaceAll('\n', end)
      const old = readFields(before, 'f').get(key)?.value ?? ''

      const there = replaceValues(before, { [key]: value }, 'f')

      expect(replaceValues(there, { [key]: old }, 'f')).toBe(before)
    }),
  )
})

test('several fields are replaced at once, and the same values change nothing', () => {
  const values = { runtimeKey: 'k', projectName: 'n', wrapped: 'w' }
  const after = replaceValues(corners, values, 'f')

  expect(independently(after)).toEqual({ ...independently(corners), ...values })
  expect(replaceValues(after, values, 'f')).toBe(after)
  const same = { wrapped: 'one two three\nfour', doubled: 'あ café "q" \n \\ 😀' }
  expect(replaceValues(corners, same, 'f')).toBe(corners)
})

test.each([
  ['0a1b2c', '0a1b2c'],
  ['Dungeon Drifters, Vol. 2 (beta)', 'Dungeon Drifters, Vol. 2 (beta)'],
  ['', ''],
  ['a: b', "'a: b'"],
  ["it's", "'it''s'"],
  ['a #b', "'a #b'"],
  ['- a', "'- a'"],
  ['-', "'-'"],
  ['a:', "'a:'"],
  [' a', "' a'"],
  ['{a}', "'{a}'"],
  ['Café', '"Caf\\xE9"'],
  ['迷宮', '"\\u8FF7\\u5BAE"'],
  ['😀', '"\\U0001F600"'],
  ['a\nb', '"a\\nb"'],
])('the value %j is written as %s', (value, written) => {
  expect(replaceValues(corners, { runtimeKey: value }, 'f')).toContain(`  runtimeKey: ${written}\n`)
})

test('nested fields of the same name are left alone', () => {
  const after = replaceValues(corners, { runtimeKey: 'k' }, 'f')

  expect(after.replace('  runtimeKey: k\n', '  runtimeKey: \n')).toBe(corners)
})

test.each([
  ['JSON', '{"a": 1}\n'],
  ['a head without an object', '%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n'],
  ['a stripped object', `${head.replace('&11400000', '&11400000 stripped')}  a: 1\n`],
  ['two objects', `${head}  a: 1\n--- !u!114 &2\nMonoBehaviour:\n  a: 1\n`],
  ['a field that stands twice', `${head}  a: 1\n  b: 2\n  a: 3\n`],
  ['a comment', `${head}  a: 1 # no\n`],
  ['a comment line', `${head}# no\n  a: 1\n`],
  ['a block text', `${head}  a: |\n    text\n`],
  ['a reference', `${head}  a: *b\n`],
  ['a tag', `${head}  a: !b c\n`],
  ['a nested map in a plain value', `${head}  a: b: c\n`],
  ['an open quote', `${head}  a: 'b\n  c: d\n`],
  ['an open bracket', `${head}  a: {b: c\n  d: e\n`],
  ['text behind a quote', `${head}  a: 'b' c\n`],
  ['an unknown escape', `${head}  a: "\\q"\n`],
  ['a quoted text that wraps without indent', `${head}  a: "b\n  c"\n`],
  ['a tab for an indent', `${head}\ta: 1\n`],
  ['three spaces for an indent', `${head}   a: 1\n`],
  ['a field at the margin', `${head}a: 1\n`],
  ['a carriage return in quotes', `${head}  a: 'b\rc'\n`],
  ['lone carriage returns', `${head}  a: 1\r  b: 2\n`],
])('%s is refused rather than guessed at', async (_, text) => {
  const failure = await failureOf(() => readFields(text, 'Assets/x.asset'))

  expect(failure.code).toBe('file-refused')
  expect(failure.message).toContain('Assets/x.asset')
})

test('a field that is missing or no text, and half a character, are refused', async () => {
  const cases = [
    [{ none: 'x' }, 'no none'],
    [{ flow: 'x' }, 'isn’t text'],
    [{ list: 'x' }, 'isn’t text'],
    [{ map: 'x' }, 'isn’t text'],
    [{ runtimeKey: '\ud800' }, 'hold this text'],
  ] as const
  for (const [values, why] of cases) {
    const failure = await failureOf(() => replaceValues(corners, values, 'f'))
    expect(failure).toMatchObject({ code: 'file-refused', message: expect.stringContaining(why) })
  }
  expect(await failureOf(() => replaceValues(corners, { ['__proto__']: 'x' }, 'f'))).toHaveProperty('code')
})
