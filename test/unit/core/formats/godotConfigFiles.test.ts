import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { setValue, takeBack } from '../../../../electron/core/formats/edit'
import { godotConfig } from '../../../../electron/core/formats/godotConfig'
import type { Address } from '../../../../shared/general/row'
import { placedFile } from '../../world/placedFile'

// What addons keep in files of their own, which Godot’s ConfigFile reads.

const talo = `access_key=""
api_url="https://api.trytalo.com"

[logging]

requests=true

[verification]

key_value=""
`
const firebase = `[firebase/environment_variables]

"apiKey"=""
"authDomain"=""
"authorizationEndpoint" = "https://a.example/x"
`
const supabase = `[supabase/config]

supabaseUrl=""
supabaseKey=""
`

const place = (path: string, content: string) => placedFile(path, 'godot', content)
const shared = 'firebase/environment_variables'

test.each([
  ['addons/talo/settings.cfg', talo, { key: 'access_key' }, 'access_key=""'],
  ['addons/talo/settings.cfg', talo, { section: 'verification', key: 'key_value' }, 'key_value=""'],
  ['addons/godot-firebase/.env', firebase, { section: shared, key: 'apiKey' }, '"apiKey"=""'],
  ['addons/supabase/.env', supabase, { section: 'supabase/config', key: 'supabaseKey' }, 'supabaseKey=""'],
] as const)('%s is read and written in its own form, and undo gives it back: %#', async (path, content, address, line) => {
  const file = place(path, content)
  expect(await file.value(address)).toBe('')
  const { undo } = await file.set(address, 'a "b" \\c')
  expect(file.now()).toBe(content.replace(line, line.replace('""', '"a \\"b\\" \\\\c"')))
  expect(await file.value(address)).toBe('a "b" \\c')
  await undo()
  expect(file.now()).toBe(content)
})

test.each([
  ['beside others', talo, talo.replace('"https://api.trytalo.com"', '"https://api.trytalo.com"\nnew_key="x"')],
  ['before the first section', '; mine\n\n[a]\n\nb=1\n', '; mine\n\nnew_key="x"\n\n[a]\n\nb=1\n'],
  ['in a file with Windows line ends', '[a]\r\nb=1\r\n', 'new_key="x"\r\n\r\n[a]\r\nb=1\r\n'],
  ['in an empty file', '', 'new_key="x"\n'],
  ['in a file of comments', '; c', '; c\nnew_key="x"\n'],
])('a key before any section is made where it belongs to none: %s', async (_, before, after) => {
  const file = place('addons/talo/settings.cfg', before)
  const { undo, redo } = await file.set({ key: 'new_key' }, 'x')
  expect(file.now()).toBe(after)
  await undo()
  expect(file.now()).toBe(before)
  await redo()
  expect(file.now()).toBe(after)
})

test('a new key that Godot would quote is quoted', async () => {
  const file = place('addons/godot-firebase/.env', firebase)
  const address = { section: shared, key: 'a key=ü' }
  await file.set(address, 'x')
  expect(file.now()).toBe(`${firebase.trimEnd()}\n"a key=ü"="x"\n`)
  expect(await file.value(address)).toBe('x')
})

const steam: Address = { section: 'steam', key: 'initialization/app_id', as: 'number' }

test('a missing number is made as a number, and a number is never given another type', async () => {
  const project = 'config_version=5\n\n[steam]\n\ninitialization/initialize_on_startup=true\n'
  const file = place('project.godot', project)
  const { undo } = await file.set(steam, '480')
  expect(file.now()).toBe(`${project}initialization/app_id=480\n`)
  expect((await file.refusal(steam, '48o')).message).toMatch(/whole number/)
  await undo()
  expect((await file.refusal(steam, '4 8')).message).toMatch(/whole number/)
  expect(file.now()).toBe(project)
})

test('a text is not replaced by a number, nor a number by a text', async () => {
  const file = place('project.godot', '[steam]\n\ninitialization/app_id="480"\nb=7\n')
  expect((await file.refusal(steam, '481')).code).toBe('file-refused')
  expect((await file.refusal({ section: 'steam', key: 'b' }, 'x')).code).toBe('file-refused')
})

/** What has a meaning somewhere in such a file. */
const hard = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\\"',
    '\\u0041',
    ';',
    '[a]',
    'a=b',
    '&"x"',
    '\n',
    '\t',
    '\n[b]\nc=1',
    '😀',
    '%s',
    'x'.repeat(5000),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/(?![\n\t])\p{Cc}/u.test(text)),
)

test('any text comes back from any place of the file, and undo gives the old text', () => {
  const places: readonly Address[] = [
    { key: 'access_key' },
    { key: 'new_one' },
    { section: 'verification', key: 'key_value' },
    { section: 'new/section', key: 'new key' },
  ]
  fc.assert(
    fc.property(hard, fc.constantFrom(...places), (value, address) => {
      const spot = { file: { text: talo, encoding: 'utf8' as const }, format: godotConfig, name: 'settings.cfg', address }
      const before = godotConfig(spot.file, '').find(address)?.value ?? null
      const edited = setValue(spot, value)
      const after = { ...spot.file, text: edited?.text ?? talo }
      expect(godotConfig(after, '').find(address)?.value).toBe(value)
      if (edited !== null) expect(takeBack({ ...spot, file: after }, edited.span, before)).toBe(talo)
    }),
    { numRuns: 400, seed: 19 },
  )
})
