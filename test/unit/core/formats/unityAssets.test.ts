import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'

import { setValue, takeBack } from '../../../../electron/core/formats/edit'
import { unityTree } from '../../../../electron/core/formats/unityTree'
import type { Address } from '../../../../shared/general/row'
import { placedFile } from '../../world/placedFile'

// Assets in which the SDKs of services keep their settings.

const head = '%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n--- !u!114 &11400000\nMonoBehaviour:\n  m_ObjectHideFlags: 0\n'
const path = 'Assets/Resources/Settings.asset'

const photon = `${head}  m_Script: {fileID: 11500000, guid: 9f3758f8f58fdef43803eb9be1df0608, type: 3}
  m_Name: PhotonServerSettings
  AppSettings:
    AppIdRealtime: 
    AppIdFusion: 
    AppIdChat: 4ca2bd73-6db6-4e4f-ab9b-c2ed3ecb3b37
    FixedRegion: 
    Server: 
    Port: 0
  DevRegion: 
  AppIdRealtime: other
  RpcList:
  - Chat
  - 
`
const sentry = `${head}  m_Script: {fileID: -668357930, guid: 43ec428a58422470fa764bdba9d9bc19, type: 3}
  <Enabled>k__BackingField: 1
  <Dsn>k__BackingField: 
`
const analytics = `${head}  gameKey:
  - 0123456789abcdef0123456789abcdef
  - 
  secretKey:
  - ''
  - 
  Build:
  - 0.1
  - 0.2
  Platforms: 0b00000008000000
  SelectedPlatformStudio:
  - studio: A
    game: ''
  - studio: B
    game: 
`

type Case = readonly [text: string, address: Address, line: string]
const places: readonly Case[] = [
  [photon, { key: 'AppSettings', inside: 'AppIdRealtime' }, '    AppIdRealtime: '],
  [photon, { key: 'AppSettings', inside: 'AppIdFusion' }, '    AppIdFusion: '],
  [sentry, { key: '<Dsn>k__BackingField' }, '  <Dsn>k__BackingField: '],
  [analytics, { key: 'gameKey', inside: '1' }, '  - 0123456789abcdef0123456789abcdef\n  - '],
  [analytics, { key: 'secretKey', inside: '1' }, "  secretKey:\n  - ''\n  - "],
  [analytics, { key: 'SelectedPlatformStudio', inside: '1/game' }, '    game: '],
]

test.each(places)(
  'an empty value gets one, no other byte changes, and undo gives the bytes back: %#',
  async (text, address, line) => {
    for (const content of [text, text.replaceAll('\n', '\r\n')]) {
      const file = placedFile(path, 'unityTree', content)
      expect(await file.value(address)).toBe('')
      const { undo, redo } = await file.set(address, 'new-value')
      const place = content.includes('\r') ? line.replaceAll('\n', '\r\n') : line
      const end = content.includes('\r') ? '\r\n' : '\n'
      const at = content.lastIndexOf(place + end) + place.length
      const after = `${content.slice(0, at)}new-value${content.slice(at)}`
      expect(file.now()).toBe(after)
      await undo()
      expect(file.now()).toBe(content)
      await redo()
      expect(file.now()).toBe(after)
    }
  },
)

test('the same name elsewhere in the asset is another value', async () => {
  const file = placedFile(path, 'unityTree', photon)
  expect(await file.value({ key: 'AppIdRealtime' })).toBe('other')
  expect(await file.value({ key: 'AppSettings', inside: 'AppIdChat' })).toBe('4ca2bd73-6db6-4e4f-ab9b-c2ed3ecb3b37')
})

test('what the SDK has not written is not made, since Unity would drop it', async () => {
  const file = placedFile(path, 'unityTree', photon)
  for (const address of [{ key: 'Missing' }, { key: 'AppSettings', inside: 'AppIdQuantum' }, { key: 'RpcList', inside: '2' }]) {
    expect((await file.refusal(address)).code).toBe('file-refused')
  }
  expect(file.now()).toBe(photon)
})

/** What has a meaning in YAML. */
const hard = fc.oneof(
  fc.constantFrom(
    '',
    "'",
    '"',
    '\\',
    ': ',
    ' #',
    '- a',
    '{a: b}',
    '[x]',
    '0123',
    '1e5',
    'true',
    '~',
    '&a',
    '*a',
    '|',
    '\n',
    'ü😀',
    'x '.repeat(200),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

test('any text comes back from any place, the yaml package reads it alone, and undo gives the old text', () => {
  const plain = (text: string): unknown =>
    parseDocument(text.replace(/^%.*\n/gm, '').replace(/^---.*\n/m, ''), { schema: 'failsafe' }).toJS()
  fc.assert(
    fc.property(hard, fc.constantFrom(...places), (value, [text, address]) => {
      const spot = { file: { text, encoding: 'utf8' as const }, format: unityTree, name: path, address }
      const edited = setValue(spot, value)
      const after = { ...spot.file, text: edited?.text ?? text }
      expect(unityTree(after, '').find(address)?.value).toBe(value)
      const expected = plain(text) as { MonoBehaviour: Record<string, unknown> }
      const steps = [address.key, ...(address.inside?.split('/') ?? [])]
      const last = steps.pop() ?? ''
      const holder = steps.reduce<Record<string, unknown>>(
        (at, step) => at[step] as Record<string, unknown>,
        expected.MonoBehaviour,
      )
      holder[last] = value
      expect(plain(after.text)).toEqual(expected)
      if (edited !== null) expect(takeBack({ ...spot, file: after }, edited.span, '')).toBe(text)
    }),
    { numRuns: 300, seed: 19 },
  )
})
