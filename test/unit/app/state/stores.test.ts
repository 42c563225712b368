import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync, utimesSync } from 'node:fs'

import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'

import { openStore } from '../../../../electron/app/state/stores'
import { failureOf, temporaryFolder } from '../../world/folder'
import { refuseWrites } from '../../world/ordinaryUser'

const Notes = z.object({ version: z.literal(1), text: z.string(), 'with.dot': z.string().optional() })

function createWorld() {
  const folder = temporaryFolder()
  const damaged: [string, string][] = []
  const now = () => new Date('2026-11-23T15:20:11.123Z')
  const open = () =>
    openStore({ folder: folder.root, name: 'notes', schema: Notes, now, onDamage: (...both) => damaged.push(both) })
  return { folder, damaged, open, names: () => readdirSync(folder.root).sort() }
}

test('what is written is read again, by this store and by the next', () => {
  const { open } = createWorld()
  const store = open()
  expect(store.read()).toBeNull()

  store.write({ version: 1, text: 'one', 'with.dot': 'two' })

  expect(store.read()).toEqual({ version: 1, text: 'one', 'with.dot': 'two' })
  expect(open().read()).toEqual({ version: 1, text: 'one', 'with.dot': 'two' })
})

test('the file is readable JSON with a final newline and closed to other users', () => {
  const { open, folder } = createWorld()

  open().write({ version: 1, text: 'one' })

  expect(folder.text('notes.json')).toBe('{\n  "version": 1,\n  "text": "one"\n}\n')
  expect(statSync(folder.at('notes.json')).mode & 0o777).toBe(0o600)
})

test('a file that was open to others is closed by the next save', () => {
  const { open, folder } = createWorld()
  chmodSync(folder.write('notes.json', '{"version":1,"text":"one"}'), 0o644)

  open().write({ version: 1, text: 'two' })

  expect(statSync(folder.at('notes.json')).mode & 0o777).toBe(0o600)
})

test('opening and reading write nothing', () => {
  const { open, folder, names } = createWorld()
  const path = folder.write('notes.json', '{"text":"one","version":1}')
  utimesSync(path, 1_000_000, 1_000_000)

  open().read()
  open().problem()

  expect(folder.text('notes.json')).toBe('{"text":"one","version":1}')
  expect(statSync(path).mtimeMs).toBe(1_000_000_000)
  expect(names()).toEqual(['notes.json'])
})

test('a save replaces the file whole and leaves nothing else behind', () => {
  const { open, folder, names } = createWorld()
  const store = open()
  store.write({ version: 1, text: 'one' })
  const before = statSync(folder.at('notes.json')).ino

  store.write({ version: 1, text: 'two' })

  expect(statSync(folder.at('notes.json')).ino).not.toBe(before)
  expect(names()).toEqual(['notes.json'])
})

test('a file that is a link to another place is replaced there', () => {
  const { open, folder } = createWorld()
  folder.write('elsewhere/notes.json', '{"version":1,"text":"one"}')
  symlinkSync(folder.at('elsewhere/notes.json'), folder.at('notes.json'))

  open().write({ version: 1, text: 'two' })

  expect(lstatSync(folder.at('notes.json')).isSymbolicLink()).toBe(true)
  expect(folder.text('elsewhere/notes.json')).toContain('two')
})

test('inside a snap a save replaces the file whole, too', () => {
  vi.stubEnv('SNAP', '/snap/latchkey/1')
  onTestFinished(() => void vi.unstubAllEnvs())
  const { open, folder } = createWorld()
  const store = open()
  store.write({ version: 1, text: 'one' })
  const before = statSync(folder.at('notes.json')).ino

  store.write({ version: 1, text: 'two' })

  expect(statSync(folder.at('notes.json')).ino).not.toBe(before)
  expect(process.env['SNAP']).toBe('/snap/latchkey/1')
})

test('what killed writers left is taken away, and nothing else', () => {
  const { open, folder, names } = createWorld()
  const old = ['notes.json.tmp-90abcdef1234', 'notes.json.tmp-90abcdef123g', 'other.json.tmp-90abcdef1234']
  for (const name of old) utimesSync(folder.write(name, 'x'), 1_000_000, 1_000_000)
  folder.write('notes.json.tmp-00abcdef1234', 'just being written')

  open().write({ version: 1, text: 'one' })

  expect(names()).toEqual([
    'notes.json',
    'notes.json.tmp-00abcdef1234',
    'notes.json.tmp-90abcdef123g',
    'other.json.tmp-90abcdef1234',
  ])
})

test('what another process saved is noticed, and one run of code sees one state of the file', async () => {
  const { open } = createWorld()
  const [one, other] = [open(), open()]
  one.write({ version: 1, text: 'one' })
  expect(other.read()?.text).toBe('one')

  one.write({ version: 1, text: 'two' })
  expect(other.read()?.text).toBe('one')
  await Promise.resolve()

  expect(other.read()?.text).toBe('two')
})

test.each([
  ['emptied', ''],
  ['truncated', '{"version":1,"te'],
  ['foreign', '[1, 2]'],
  ['no object', 'null'],
  ['of a wrong shape', '{"version":1,"text":5}'],
  ['without a version', '{"text":"one"}'],
])('a file that is %s is kept aside, reported, and the store works', (_name, content) => {
  const { open, folder, damaged, names } = createWorld()
  folder.write('notes.json', content)
  const store = open()

  expect(store.read()).toBeNull()
  store.write({ version: 1, text: 'new' })

  const kept = 'notes.json.damaged-2026-11-23T15-20-11'
  expect(damaged).toEqual([['notes.json', kept]])
  expect(folder.text(kept)).toBe(content)
  expect(names()).toEqual(['notes.json', kept])
})

test('a file of an older version is read in the new form, and a copy of it is kept before it is first written, once', () => {
  const { folder, names } = createWorld()
  const old = '{ "version": 0,\n"words": "old" }'
  folder.write('notes.json', old)
  const upgraded = (content: unknown) =>
    z.object({ words: z.string() }).safeParse(content).success ? { version: 1, text: 'upgraded' } : content
  const store = openStore({
    folder: folder.root,
    name: 'notes',
    schema: Notes,
    upgraded,
    now: () => new Date(),
    onDamage: () => undefined,
  })

  expect(store.read()).toEqual({ version: 1, text: 'upgraded' })
  expect([names(), folder.text('notes.json')]).toEqual([['notes.json'], old])
  store.write({ version: 1, text: 'new' })
  store.write({ version: 1, text: 'newer' })

  expect(names()).toEqual(['notes.json', 'notes.json.version-0'])
  expect(folder.text('notes.json.version-0')).toBe(old)

  folder.write('notes.json', '{"version":0,"words":"again"}')
  store.write({ version: 1, text: 'new' })
  expect(names()).toEqual(['notes.json', 'notes.json.version-0', 'notes.json.version-0-2'])
  expect(folder.text('notes.json.version-0')).toBe(old)
})

test('a second damaged file in the same second does not replace the first', () => {
  const { open, folder, damaged } = createWorld()
  for (const content of ['first', 'second']) {
    folder.write('notes.json', content)
    open().read()
  }

  expect(damaged.map(([, kept]) => folder.text(kept))).toEqual(['first', 'second'])
})

test('a file that gets damaged while the app runs is kept aside too', () => {
  const { open, folder, damaged } = createWorld()
  const store = open()
  store.write({ version: 1, text: 'one' })
  folder.write('notes.json', '{')

  store.write({ version: 1, text: 'two' })

  expect(damaged.map(([, kept]) => folder.text(kept))).toEqual(['{'])
  expect(store.read()?.text).toBe('two')
})

test('a file of a newer version is neither used nor written to, and the reason is said', async () => {
  const { open, folder, damaged } = createWorld()
  folder.write('notes.json', '{"version":2,"text":{"new":true}}')
  const store = open()

  expect(store.read()).toBeNull()
  expect(store.problem()).toContain('newer version')
  expect((await failureOf(() => store.write({ version: 1, text: 'old' }))).code).toBe('file-failed')
  expect(folder.text('notes.json')).toBe('{"version":2,"text":{"new":true}}')
  expect(damaged).toEqual([])
})

test('something in the place of the file that is no file does no harm', async () => {
  const { open, folder } = createWorld()
  folder.write('notes.json/inside', 'x')
  const store = open()

  expect(store.read()).toBeNull()
  expect(store.problem()).toContain('notes.json')
  expect((await failureOf(() => store.write({ version: 1, text: 'one' }))).code).toBe('file-failed')
  expect(folder.text('notes.json/inside')).toBe('x')
})

test('when the system refuses a save, the old file stands and the caller learns why', async () => {
  const { open, folder, names } = createWorld()
  const store = open()
  store.write({ version: 1, text: 'one' })
  refuseWrites(folder.root)

  const { code, message } = await failureOf(() => store.write({ version: 1, text: 'two' }))

  expect(code).toBe('file-failed')
  expect(message).toContain('notes.json')
  expect(names()).toEqual(['notes.json'])
  expect(store.read()?.text).toBe('one')
})

test('a name like __proto__ in a file changes no object', () => {
  const { open, folder } = createWorld()
  folder.write('notes.json', '{"version":1,"text":"one","__proto__":{"polluted":true}}')

  expect(open().read()).toEqual({ version: 1, text: 'one' })
  expect('polluted' in {}).toBe(false)
})
