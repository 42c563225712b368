import { createDecipheriv } from 'node:crypto'
import { statSync } from 'node:fs'

import { expect, onTestFinished, test, vi } from 'vitest'

import { createKeychain } from '../../../../electron/core/vault/keychain'
import { createKeys } from '../../../../electron/core/vault/keys'
import { createMark } from '../../../../electron/core/vault/mark'
import { newDataKey } from '../../../../electron/core/vault/seal'
import { createSafeStorageFake, newKeyring } from '../../../safeStorageFake'
import { failureOf } from '../../world/folder'
import { refuseWrites } from '../../world/ordinaryUser'
import { createMachine, idOf, origin, secret } from './vaultWorld'

const id = idOf()
const hours = 60 * 60 * 1000

test('a secret comes back, from this vault and from the next', async () => {
  const machine = createMachine()
  const vault = await machine.started()

  await vault.store(id, origin, secret)

  expect(await vault.open(id, origin)).toBe(secret)
  expect(await machine.start().open(id, origin)).toBe(secret)
})

test.each([
  ['empty', ''],
  ['one character', 'x'],
  ['64 KiB', 'k'.repeat(65_536)],
  ['emoji', '🗝️ schlüssel'],
  ['NUL', 'a\0b\0'],
])('a value that is %s comes back as it was', async (_name, value) => {
  const machine = createMachine()
  await (await machine.started()).store(id, origin, value)

  expect(await (await machine.started()).open(id, origin)).toBe(value)
})

test('a text that could not be given back as it was is not taken', async () => {
  const machine = createMachine()
  const vault = await machine.started()

  expect((await failureOf(() => vault.store(id, origin, 'half a pair: \ud83d'))).code).toBe('invalid')
  expect(vault.describe(id).state).toBe('absent')
})

test('nothing of a secret is on disk in the clear, in any encoding', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(id, origin, secret)
  await vault.store(id, origin, `${secret}-second`)
  const disk = machine.disk()

  for (const text of [secret, secret.slice(-8)]) {
    for (const encoding of ['utf8', 'base64', 'base64url', 'hex', 'utf16le'] as const) {
      const needle = Buffer.from(text, 'utf8').toString(encoding === 'utf16le' ? 'latin1' : encoding)
      const wide = Buffer.from(text, 'utf16le').toString('latin1')
      expect(disk).not.toContain(encoding === 'utf16le' ? wide : needle.replaceAll('=', '').slice(0, -1))
    }
    expect(disk).not.toContain(encodeURIComponent(text))
  }
})

test('the file is closed to other users', async () => {
  const machine = createMachine()
  await (await machine.started()).store(id, origin, secret)

  expect(statSync(machine.folder.at('vault.json')).mode & 0o777).toBe(0o600)
})

test('the page learns date, origin and the last four characters, and nothing of short secrets', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  expect(vault.describe(id)).toEqual({ state: 'absent', storedAt: null, tail: null, origin: null })

  await vault.store(id, origin, secret)
  await vault.store(idOf('other'), origin, 'x'.repeat(15))

  const storedAt = '2026-11-23T15:20:11.000Z'
  expect(vault.describe(id)).toEqual({ state: 'stored', storedAt, tail: '4f62', origin })
  expect(vault.describe(idOf('other')).tail).toBeNull()
})

test('before the keychain was asked a secret is stored, without its tail; asking shows it', async () => {
  const machine = createMachine()
  await (await machine.started()).store(id, origin, secret)
  const vault = machine.start()
  const { calls } = machine.world

  expect(vault.describe(id)).toMatchObject({ state: 'stored', tail: null })
  expect(vault.protection().state).toBe('unknown')
  expect(machine.world.calls).toBe(calls)

  await vault.probe()
  expect(vault.describe(id)).toMatchObject({ state: 'stored', tail: '4f62' })
})

test('starting and probing change no byte of the file', async () => {
  const machine = createMachine()
  await (await machine.started()).store(id, origin, secret)
  const before = machine.folder.text('vault.json')

  const vault = await machine.started()
  await vault.open(id, origin)

  expect(machine.folder.text('vault.json')).toBe(before)
})

test('a secret is given for no other origin', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(id, origin, secret)

  const { code, message } = await failureOf(() => vault.open(id, 'https://evil.example'))

  expect(code).toBe('other-origin')
  expect(message).not.toContain(secret)
  expect(await vault.open(id, origin)).toBe(secret)
})

test('what was never stored is missing', async () => {
  const vault = await createMachine().started()

  expect((await failureOf(() => vault.open(id, origin))).code).toBe('missing')
})

test('clearing destroys the record and what it replaced, and nothing else', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(id, origin, secret)
  await vault.store(id, origin, 'second')
  await vault.store(idOf('other'), origin, 'stays')

  await vault.clear(id)

  expect(vault.describe(id).state).toBe('absent')
  expect(machine.file().records).toHaveLength(1)
  expect(await vault.open(idOf('other'), origin)).toBe('stays')
})

test('replacing keeps the one previous ciphertext, for 24 hours', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(id, origin, 'first')
  machine.clock.time += hours
  await vault.store(id, origin, 'second')

  expect(machine.file().records).toMatchObject([
    { previous: { origin, storedAt: '2026-11-23T15:20:11.000Z', replacedAt: '2026-11-23T16:20:11.000Z' } },
  ])

  machine.clock.time += 25 * hours
  await vault.store(idOf('other'), origin, 'x')
  expect(machine.folder.text('vault.json')).not.toContain('previous')
  expect(await vault.open(id, origin)).toBe('second')
})

test('a value that was replaced while the clock ran ahead goes 24 hours after that was noticed', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(id, origin, 'first')
  const { time } = machine.clock
  machine.clock.time = Date.parse('2036-01-01T00:00:00Z')
  await vault.store(id, origin, 'second')
  machine.clock.time = time

  const next = await machine.started()
  expect(next.describe(id)).toMatchObject({ replacedAt: new Date(time).toISOString() })
  machine.clock.time += 23 * hours
  await next.restore(id)
  await next.restore(id)
  expect(await next.open(id, origin)).toBe('second')
  machine.clock.time += 25 * hours
  await machine.started()

  expect(machine.folder.text('vault.json')).not.toContain('previous')
  expect(await next.open(id, origin)).toBe('second')
})

test('a clock that goes back later keeps no replaced value longer than a day of its own', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(id, origin, 'first')
  await vault.store(id, origin, 'second')

  machine.clock.time -= 1000 * hours
  await vault.store(idOf('other'), origin, 'x')
  machine.clock.time += 25 * hours
  await vault.store(idOf('other'), origin, 'y')

  expect(machine.file().records[0]).not.toHaveProperty('previous')
})

test('with any number of secrets, each record is looked at a few times, whatever is asked', async () => {
  const machine = createMachine()
  const first = await machine.started()
  await first.store(id, origin, secret)
  const stores = machine.openStores()
  const count = 500
  let looks = 0
  const [model] = machine.file().records
  const records = Array.from({ length: count }, (_, index) => {
    const record = { ...Object(model), field: `field${index}` }
    return Object.defineProperty(record, 'project', { enumerable: true, get: () => ((looks += 1), 'd0a5b7e2') })
  })
  let file = { ...machine.file(), records: records as unknown[] }
  const store = { ...stores.store, read: () => file, write: (next: typeof file) => void (file = next) }
  const vault = machine.start(machine, { ...stores, store })
  const spelled = vi.spyOn(JSON, 'stringify')
  onTestFinished(() => spelled.mockRestore())

  await vault.probe()
  for (const each of vault.list()) if (each !== null) vault.describe(each)
  vault.protection()
  for (let turn = 0; turn < 10; turn += 1) {
    await vault.store(idOf('new'), origin, `value ${turn}`)
    vault.protection()
    vault.list()
  }

  expect(vault.list()).toHaveLength(count + 1)
  expect(looks).toBeLessThan(10 * count)
  expect(spelled.mock.calls.length).toBeLessThan(20 * count)
})

test('what was replaced can be put back, and back again, for 24 hours', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(id, origin, 'first')
  expect(vault.describe(id)).not.toHaveProperty('replacedAt')
  expect((await failureOf(() => vault.restore(id))).code).toBe('missing')

  machine.clock.time += hours
  await vault.store(id, 'https://portal.example', 'second')
  expect(vault.describe(id)).toMatchObject({ origin: 'https://portal.example', replacedAt: '2026-11-23T16:20:11.000Z' })
  await vault.restore(id)
  expect(await vault.open(id, origin)).toBe('first')
  expect(vault.describe(id)).toMatchObject({ origin, storedAt: '2026-11-23T15:20:11.000Z' })
  await vault.restore(id)
  expect(await (await machine.started()).open(id, 'https://portal.example')).toBe('second')

  machine.clock.time += 24 * hours
  expect(vault.describe(id)).not.toHaveProperty('replacedAt')
  expect((await failureOf(() => vault.restore(id))).code).toBe('missing')
  expect(await vault.open(id, 'https://portal.example')).toBe('second')
})

test('nothing is put back while secrets are hidden, and nothing that does not open', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(id, origin, 'first')
  await vault.store(id, origin, 'second')
  vault.hide()
  expect(vault.describe(id)).not.toHaveProperty('replacedAt')
  expect((await failureOf(() => vault.restore(id))).code).toBe('locked')
  await vault.show()

  machine.edit(({ records: [record] }) => {
    if (record?.previous) record.previous.tag = record.tag
  })
  const before = machine.folder.text('vault.json')
  expect((await failureOf(() => vault.restore(id))).code).toBe('unreadable')
  expect(machine.folder.text('vault.json')).toBe(before)
  expect(await vault.open(id, origin)).toBe('second')
})

test('fifty secrets stored at once are all there', async () => {
  const machine = createMachine()
  const vault = machine.start()
  const ids = Array.from({ length: 50 }, (_, index) => idOf(`field${index}`))

  await Promise.all(ids.map((each) => vault.store(each, origin, `value of ${each.field}`)))

  const next = await machine.started()
  for (const each of ids) expect(await next.open(each, origin)).toBe(`value of ${each.field}`)
  expect(machine.file().slots).toHaveLength(1)
})

test('two processes lose no secrets of each other, from the first one on', async () => {
  const machine = createMachine()
  const [one, other] = [machine.start(), machine.start()]

  await Promise.all([one.store(idOf('a'), origin, 'from one'), other.store(idOf('b'), origin, 'from the other')])
  await Promise.all([other.store(idOf('c'), origin, 'third'), one.store(idOf('d'), origin, 'fourth')])

  expect(machine.file().records).toHaveLength(4)
  expect(machine.file()).not.toHaveProperty('retired')
  for (const vault of [one, other]) {
    expect(await vault.open(idOf('a'), origin)).toBe('from one')
    expect(await vault.open(idOf('b'), origin)).toBe('from the other')
    expect(await vault.open(idOf('c'), origin)).toBe('third')
  }
})

test('a vault of a newer version is left as it is: secrets stay in memory, and clearing says that it did not', async () => {
  const machine = createMachine()
  machine.folder.write('vault.json', '{"version":2}')
  const vault = await machine.started()

  await vault.store(id, origin, secret)

  expect(vault.describe(id).state).toBe('session')
  expect(vault.protection().state).toBe('locked')
  expect(vault.protection().advice).toContain('newer version')
  expect((await failureOf(() => vault.clear(idOf('other')))).code).toBe('file-failed')
  await vault.clear(id)
  expect(vault.describe(id).state).toBe('absent')
  expect(machine.folder.text('vault.json')).toBe('{"version":2}')
})

test('when the file cannot be written the caller learns it, and what was there stays', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(id, origin, secret)
  const before = machine.folder.text('vault.json')
  const allow = refuseWrites(machine.folder.root)

  const { code } = await failureOf(() => vault.store(id, origin, 'new'))

  allow()
  expect(code).toBe('file-failed')
  expect(machine.folder.text('vault.json')).toBe(before)
  expect(await vault.open(id, origin)).toBe(secret)
})

test('hiding takes tails and values away, and showing brings them back', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(id, origin, secret)

  vault.hide()

  expect(vault.isHidden()).toBe(true)
  expect(vault.describe(id)).toMatchObject({ state: 'locked', tail: null })
  expect((await failureOf(() => vault.open(id, origin))).code).toBe('locked')
  expect(vault.protection()).toMatchObject({ hidden: true })

  expect(await vault.show()).toMatchObject({ hidden: false, state: 'strong' })
  expect(vault.describe(id)).toMatchObject({ state: 'stored', tail: '4f62' })
  expect(await vault.open(id, origin)).toBe(secret)
})

test.each(['hiding', 'pasting while hidden', 'probing while hidden'])('%s leaves no data key in memory', async (action) => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(id, origin, secret)

  vault.hide()
  if (action.startsWith('pasting')) await vault.store(idOf('other'), origin, 'x')
  if (action.startsWith('probing')) await vault.probe()
  machine.world.keyring = newKeyring()
  await vault.show()

  // With a key that had stayed in memory, the secret would open without the keyring it needs.
  expect(vault.describe(id).state).toBe('unreadable')
})

test('a forgotten data key is erased, not only let go of', () => {
  const keys = createKeys({
    keychain: createKeychain(createSafeStorageFake('asynchronous')),
    mark: createMark({ read: () => null, write: () => undefined, problem: () => null }),
    acceptsWeak: () => false,
  })
  const key = newDataKey()
  keys.keepOpen('key', key, 'keychain')

  keys.forget()

  expect(key.equals(Buffer.alloc(32))).toBe(true)
})

test('what is asked first happens first', async () => {
  const vault = createMachine().start()

  await Promise.all([vault.store(id, origin, secret), vault.clear(id), vault.store(idOf('other'), origin, 'stays')])

  expect(vault.describe(id).state).toBe('absent')
  expect(vault.describe(idOf('other')).state).toBe('stored')
})

test('a failed save holds up no later one', async () => {
  const vault = await createMachine().started()

  const saves = [vault.store(id, origin, 'half a pair: \ud83d'), vault.store(id, origin, secret)]
  await Promise.allSettled(saves)

  expect(await vault.open(id, origin)).toBe(secret)
})

test('a program that knows docs/vault.md and has the data key reads a secret', async () => {
  const machine = createMachine()
  await (await machine.started()).store(id, origin, secret)
  const { slots, records } = JSON.parse(machine.folder.text('vault.json'))
  const { project, service, environment, field, keyId, origin: to, nonce, data, tag } = records[0]
  const wrapped = Buffer.from(slots[0].wrapped, 'base64')
  const dataKey = Buffer.from((await machine.unwrap(wrapped)).text, 'base64')

  const identity = ['latchkey-secret-1', keyId, project, service, environment, field, to]
  const decipher = createDecipheriv('aes-256-gcm', dataKey, Buffer.from(nonce, 'base64'), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(JSON.stringify(identity)))
  decipher.setAuthTag(Buffer.from(tag, 'base64'))
  const plain = Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()])

  expect(plain.toString('utf8', 4, 4 + plain.readUInt32BE())).toBe(secret)
})

test('pasting while hidden stores the secret and shows none', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  vault.hide()

  await vault.store(id, origin, secret)

  expect(vault.describe(id)).toMatchObject({ state: 'locked', tail: null })
  await vault.show()
  expect(await vault.open(id, origin)).toBe(secret)
})

test('hiding at any moment of a save never seals with an erased key', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(idOf('first'), origin, 'first')
  const moments = Array.from({ length: 60 }, (_, index) => index)

  for (const moment of moments) {
    const saved = vault.store(idOf(`field${moment}`), origin, `value ${moment}`)
    for (let turn = 0; turn < moment; turn += 1) await Promise.resolve()
    vault.hide()
    await saved
    if (moment % 2 === 0) await vault.show()
  }

  const next = await machine.started()
  for (const moment of moments) {
    expect(await next.open(idOf(`field${moment}`), origin)).toBe(`value ${moment}`)
  }
})

test('the first save asks the keychain itself, and the status line knows it then', async () => {
  const vault = createMachine().start()

  await vault.store(id, origin, secret)

  expect(vault.protection().state).toBe('strong')
})

test('the status line names what protects secrets, in the words of the system', async () => {
  const texts = await Promise.all(
    (['linux', 'darwin', 'win32'] as const).map(async (platform) => {
      const vault = await createMachine(createSafeStorageFake('asynchronous', platform)).started()
      return vault.protection().text
    }),
  )

  expect(texts).toEqual([
    'Secrets are encrypted with your login keyring (GNOME Keyring)',
    'Secrets are encrypted with your login keychain (macOS Keychain)',
    'Secrets are encrypted with your Windows account (Windows DPAPI)',
  ])
})

test.each(['darwin', 'win32'] as const)('no word of Linux on %s, whatever happens', async (platform) => {
  const machine = createMachine(createSafeStorageFake('asynchronous', platform))
  const vault = await machine.started()
  await vault.store(id, origin, secret)
  machine.world.keyring = null
  const empty = createMachine(createSafeStorageFake('asynchronous', platform))
  empty.world.keyring = null

  const protections = [await (await machine.started()).probe(), await (await empty.started()).probe()]
  empty.world.busy = true
  protections.push(await (await empty.started()).probe())

  expect(protections.map(({ state }) => state)).not.toContain('strong')
  for (const { text, advice } of protections) expect(`${text} ${advice}`).not.toMatch(/keyring|gnome|kwallet|secret service/i)
})

test('a keyring of another desktop is locked, not overwritten, and comes back', async () => {
  const machine = createMachine()
  machine.world.keyring = newKeyring('kwallet6')
  const { keyring } = machine.world
  await (await machine.started()).store(id, origin, secret)
  const before = machine.folder.text('vault.json')
  machine.world.keyring = newKeyring('gnome_libsecret')

  const vault = await machine.started()
  await vault.store(id, origin, 'meanwhile')

  expect(machine.folder.text('vault.json')).toBe(before)
  expect(vault.protection()).toMatchObject({ state: 'locked' })
  expect(vault.protection().text).toContain('KWallet')
  machine.world.keyring = keyring
  expect(await machine.start().open(id, origin)).toBe(secret)
})
