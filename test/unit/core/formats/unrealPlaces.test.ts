import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { setValue, takeBack } from '../../../../electron/core/formats/edit'
import { unrealTree } from '../../../../electron/core/formats/unrealTree'
import type { Address } from '../../../../shared/general/row'
import { unrealTreeJudge } from '../../../../scripts/lib/samples/unrealTreeJudge'
import { AppError } from '../../../../shared/errors'
import { placedFile } from '../../world/placedFile'

// Where the plugins of services keep their settings.

const path = 'Config/DefaultEngine.ini'
const section = '/Script/Sentry.SentrySettings'
const dsn: Address = { section, key: 'Dsn' }
const url = 'https://0123@o1.ingest.sentry.io/2'
const place = (content: string | Uint8Array) => placedFile(path, 'unrealTree', content)

test.each([
  ['in its section', `[${section}]\nRelease=1\n\n[B]\nC=1\n`, `[${section}]\nRelease=1\nDsn="${url}"\n\n[B]\nC=1\n`],
  ['in a section without keys', `[${section}]\n\n[B]\nC=1`, `[${section}]\nDsn="${url}"\n\n[B]\nC=1`],
  ['in a section of its own', '[B]\nC=1', `[B]\nC=1\n\n[${section}]\nDsn="${url}"\n`],
  ['in an empty file', '', `[${section}]\nDsn="${url}"\n`],
  ['with Windows line ends', '[B]\r\nC=1\r\n', `[B]\r\nC=1\r\n\r\n[${section}]\r\nDsn="${url}"\r\n`],
  [
    'in the last section of that name',
    `[${section}]\n[B]\n[${section}]\nA=1`,
    `[${section}]\n[B]\n[${section}]\nA=1\nDsn="${url}"`,
  ],
])('a missing address is made and quoted as the engine would: %s', async (_, before, after) => {
  const file = place(before)
  const { undo, redo } = await file.set(dsn, url)
  expect(file.now()).toBe(after)
  expect(await file.value(dsn)).toBe(url)
  await undo()
  expect(file.now()).toBe(before)
  await redo()
  expect(file.now()).toBe(after)
})

test('a file in UTF-16 stays one', async () => {
  const content = Buffer.from('\ufeff[B]\r\nC=ü\r\n', 'utf16le')
  const file = place(content)
  const { undo } = await file.set(dsn, 'x')
  expect(file.bytes(path).toString('utf16le')).toBe(`\ufeff[B]\r\nC=ü\r\n\r\n[${section}]\r\nDsn=x\r\n`)
  await undo()
  expect(file.bytes(path).equals(content)).toBe(true)
})

test('a list is never turned into a key, and no line is added to one', async () => {
  const content = `[${section}]\n+Dsn=a\n+Dsn=b\n+Artifacts=(ArtifactName=Game,ClientId=x)\n`
  const file = place(content)
  for (const address of [dsn, { section, key: '+Dsn' }, { section, key: '+Artifacts', inside: '1/ClientId' }]) {
    expect((await file.refusal(address)).code).toBe('file-refused')
  }
  expect((await file.refusal({ section, key: '+Artifacts', inside: '0/ClientSecret' })).code).toBe('file-refused')
  expect(file.now()).toBe(content)
})

/** What has a meaning in an ini or a struct. */
const hard = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\\"',
    ',',
    ')',
    '(a=1)',
    '//',
    '|',
    '{',
    '}',
    ';',
    ' a ',
    '[B]',
    "'",
    '😀ü',
    'INVTEXT("a")',
    'x'.repeat(5000),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const whole = `[${section}]\nRelease=1\n+Artifacts=(ArtifactName=Game,ClientId="a, b",Sub=(Id=1))\n+Artifacts=(ArtifactName=Demo,ClientId=)\n`
const addresses: readonly Address[] = [
  dsn,
  { section, key: 'Release' },
  { section, key: '+Artifacts', inside: '0/ClientId' },
  { section, key: '+Artifacts', inside: '0/Sub/Id' },
  { section, key: '+Artifacts', inside: '1/ClientId' },
  { section: 'New', key: 'Key' },
]

const readOf = async (text: string) => (await unrealTreeJudge.read([text]))[0] ?? expect.unreachable('It is read.')
const valueIn = (text: string, address: Address) => unrealTree({ text, encoding: 'utf8' }, '').find(address)?.value ?? null

/** Null where a value is refused, as control characters are. */
function tried(spot: Parameters<typeof setValue>[0], value: string) {
  try {
    return setValue(spot, value)
  } catch (error) {
    if (error instanceof AppError && /[\p{Cc}\u2028\u2029]/u.test(value)) return 'refused'
    throw error
  }
}

test('any text comes back from any place, a reader that is not ours sees it alone, and undo gives the old text', async () => {
  const old = await readOf(whole)
  await fc.assert(
    fc.asyncProperty(hard, fc.constantFrom(...addresses), async (value, address) => {
      const spot = { file: { text: whole, encoding: 'utf8' as const }, format: unrealTree, name: path, address }
      const edited = tried(spot, value)
      if (edited === 'refused') return
      const text = edited?.text ?? whole
      const now = await readOf(text)
      const name = unrealTreeJudge.nameOf(address)
      expect(now.get(name)?.value).toBe(value)
      for (const [other, { seen }] of old) expect(now.get(other)?.seen, other).toBe(other === name ? now.get(name)?.seen : seen)
      if (edited === null) return
      expect(takeBack({ ...spot, file: { ...spot.file, text } }, edited.span, valueIn(whole, address))).toBe(whole)
    }),
    { numRuns: 500, seed: 19 },
  )
})
