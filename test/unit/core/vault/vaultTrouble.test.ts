import { randomUUID } from 'node:crypto'

import { expect, test } from 'vitest'

import { keychainSlotsOf } from '../../../../electron/core/vault/file'
import { createKeychain } from '../../../../electron/core/vault/keychain'
import { newDataKey } from '../../../../electron/core/vault/seal'
import { rewrapped } from '../../../../electron/core/vault/slots'
import { createSafeStorageFake, newKeyring } from '../../../safeStorageFake'
import { failureOf } from '../../world/folder'
import { createMachine, idOf, origin, secret } from './vaultWorld'

const id = idOf()
const other = idOf('accessToken')
const far = 'https://evil.example'

/** Two secrets stored by a first run of the app. */
async function createUsed(face: 'synchronous' | 'asynchronous' = 'asynchronous') {
  const machine = createMachine(createSafeStorageFake(face))
  const vault = await machine.started()
  await vault.store(id, origin, secret)
  await vault.store(other, origin, 'the other one')
  return machine
}

const damages: [string, Parameters<ReturnType<typeof createMachine>['edit']>[0]][] = [
  ['moved to another project', ({ records }) => Object.assign(records[0] ?? {}, { project: 'evil' })],
  ['given another origin', ({ records }) => Object.assign(records[0] ?? {}, { origin: far })],
  ['given another key id', ({ records }) => Object.assign(records[0] ?? {}, { keyId: randomUUID() })],
  ['edited', ({ records }) => Object.assign(records[0] ?? {}, { data: 'AAAA' })],
  ['emptied', ({ records }) => Object.assign(records[0] ?? {}, { data: '' })],
  ['robbed of its tag', ({ records }) => Reflect.deleteProperty(records[0] ?? {}, 'tag')],
  [
    'filled with the ciphertext of another',
    ({ records: [one, two] }) => {
      const { nonce, data, tag } = two ?? {}
      Object.assign(one ?? {}, { nonce, data, tag })
    },
  ],
]

test.each(damages)('a record that was %s fails loudly; the others still open', async (_name, damage) => {
  const machine = await createUsed()
  machine.edit(damage)
  const before = machine.folder.text('vault.json')
  const vault = await machine.started()
  const [found] = machine.file().records as { project: string; origin: string }[]
  const moved = idOf('portalToken', found?.project)

  expect(vault.describe(moved).state).toBe('unreadable')
  expect((await failureOf(() => vault.open(moved, found?.origin ?? origin))).code).toBe('unreadable')
  expect(await vault.open(other, origin)).toBe('the other one')
  expect(machine.folder.text('vault.json')).toBe(before)
  expect(vault.protection()).toMatchObject({ state: 'strong' })
  expect(vault.protection().advice).toContain('1 stored secret can’t be decrypted here')
})

test('a record whose origin was edited does not go to the old origin either', async () => {
  const machine = await createUsed()
  machine.edit(({ records }) => Object.assign(records[0] ?? {}, { origin: far }))

  expect((await failureOf(async () => (await machine.started()).open(id, origin))).code).toBe('other-origin')
})

test('records that make no sense are kept as they are through saves', async () => {
  const machine = await createUsed()
  const strange = [null, 'text', { project: 'd0a5b7e2', from: 'the future', list: [1, 2] }]
  machine.edit((file) => file.records.unshift(...(strange as never[])))

  const vault = await machine.started()
  await vault.store(id, origin, 'new')

  expect(machine.file().records.slice(0, 3)).toEqual(strange)
  expect(await vault.open(id, origin)).toBe('new')
  expect(await vault.open(other, origin)).toBe('the other one')
})

test('an unreadable secret is shown as such and can be pasted again', async () => {
  const machine = await createUsed()
  machine.edit(({ records }) => Reflect.deleteProperty(records[0] ?? {}, 'tag'))
  const vault = await machine.started()
  expect(vault.describe(id)).toMatchObject({ state: 'unreadable', origin })

  await vault.store(id, origin, 'again')

  expect(vault.describe(id).state).toBe('stored')
  expect(await (await machine.started()).open(id, origin)).toBe('again')
  await vault.store(id, origin, 'once more')
  expect(await (await machine.started()).open(id, origin)).toBe('once more')
  expect(machine.file().records).toHaveLength(3)
})

test('an unclaimed record is kept and never used', async () => {
  const machine = await createUsed()
  machine.edit(({ records }) => Object.assign(records[0] ?? {}, { unclaimed: true }))
  const vault = await machine.started()

  expect(vault.describe(id).state).toBe('absent')
  expect((await failureOf(() => vault.open(id, origin))).code).toBe('missing')
  await vault.store(id, origin, 'mine')
  expect(machine.file().records).toHaveLength(3)
})

test('unknown slots and members survive a save', async () => {
  const machine = await createUsed()
  const slot = { id: randomUUID(), kind: 'security-key', credential: 'AAAA' }
  machine.edit((file) => {
    file.slots.unshift(slot)
    Object.assign(file.records[1] ?? {}, { note: 'of a later version' })
  })

  const vault = await machine.started()
  await vault.store(id, origin, 'new')

  expect(machine.file().slots[0]).toEqual(slot)
  expect(machine.file().records[1]).toMatchObject({ note: 'of a later version' })
})

test.each(['', '{"version":1,"keyId"', '{}', '[]'])(
  'a damaged vault file (%j) is kept aside, never replaced',
  async (content) => {
    const machine = await createUsed()
    machine.folder.write('vault.json', content)

    const vault = await machine.started()
    await vault.store(id, origin, 'new')

    expect(machine.damaged).toEqual(['vault.json.damaged-2026-11-23T15-20-11'])
    expect(machine.folder.text('vault.json.damaged-2026-11-23T15-20-11')).toBe(content)
    expect(await vault.open(id, origin)).toBe('new')
  },
)

for (const face of ['synchronous', 'asynchronous'] as const) {
  test(`without its keyring a vault is locked and not overwritten, and works when it is back (${face})`, async () => {
    const machine = await createUsed(face)
    const before = machine.folder.text('vault.json')
    const { keyring } = machine.world
    machine.world.keyring = null
    const vault = await machine.started()

    expect(vault.describe(id)).toMatchObject({ state: 'locked', tail: null })
    expect((await failureOf(() => vault.open(id, origin))).code).toBe('locked')
    expect(vault.protection()).toMatchObject({ state: 'locked' })
    expect(vault.protection().text).toContain('GNOME Keyring')
    await vault.store(id, origin, 'for this session')
    expect(vault.describe(id).state).toBe('session')
    expect(await vault.open(id, origin)).toBe('for this session')
    expect(machine.folder.text('vault.json')).toBe(before)

    machine.world.keyring = keyring
    expect(await machine.start().open(id, origin)).toBe(secret)
    expect(await vault.open(other, origin)).toBe('the other one')
  })

  test(`what had to stay in memory is stored when the keyring is back, over the old value (${face})`, async () => {
    const machine = await createUsed(face)
    const { keyring } = machine.world
    machine.world.keyring = null
    const vault = await machine.started()
    await vault.store(id, origin, 'for this session')
    machine.world.keyring = keyring

    expect((await vault.show()).state).toBe('strong')

    expect(vault.describe(id).state).toBe('stored')
    expect(await machine.start().open(id, origin)).toBe('for this session')
    expect(machine.file().records[0]).toHaveProperty('previous')
  })

  test(`without any keyring secrets live in memory only, and the line says so (${face})`, async () => {
    const machine = createMachine(createSafeStorageFake(face))
    machine.world.keyring = null
    const vault = await machine.started()

    await vault.store(id, origin, secret)

    expect(await vault.open(id, origin)).toBe(secret)
    expect((await failureOf(() => vault.open(id, far))).code).toBe('other-origin')
    expect(vault.describe(id)).toMatchObject({ state: 'session', tail: '4f62' })
    expect(vault.protection().text).toContain('kept in memory until you quit')
    expect(vault.protection().advice).toContain('keyring')
    expect(machine.disk()).toBe('')
    vault.hide()
    expect(vault.describe(id)).toMatchObject({ state: 'locked', tail: null })
    expect((await failureOf(() => vault.open(id, origin))).code).toBe('locked')
  })
}

test('a keyring that goes away while the app runs is noticed', async () => {
  const machine = await createUsed()
  const vault = await machine.started()
  machine.world.keyring = null

  expect((await vault.probe()).state).toBe('locked')
  expect(vault.describe(id)).toMatchObject({ state: 'locked', tail: null })
})

test('a keychain that fails at the first save leaves the secret in memory and says so', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  expect(vault.protection().state).toBe('strong')
  machine.world.busy = true

  await vault.store(id, origin, secret)

  expect(vault.describe(id).state).toBe('session')
  expect(vault.protection()).toMatchObject({ state: 'locked' })
})

test('a keychain that can not give back what it took is trusted with nothing', async () => {
  const machine = createMachine()
  machine.world.forgetful = true
  const vault = await machine.started()

  await vault.store(id, origin, secret)

  expect(vault.describe(id).state).toBe('session')
  expect(machine.disk()).toBe('')
})

test('a vault brought from another system is unreadable, not waiting for a keyring', async () => {
  const machine = await createUsed()
  machine.edit(({ slots }) => Object.assign(Object(slots[0]), { backend: 'dpapi' }))
  machine.world.keyring = newKeyring()

  expect((await machine.started()).describe(id).state).toBe('unreadable')
})

test('no answer at the moment is not a lost secret', async () => {
  const machine = await createUsed()
  const before = machine.folder.text('vault.json')
  machine.world.busy = true
  const vault = await machine.started()
  expect(vault.describe(id).state).toBe('locked')
  expect((await failureOf(() => vault.open(id, origin))).code).toBe('locked')

  machine.world.busy = false

  expect(await vault.open(id, origin)).toBe(secret)
  expect(machine.folder.text('vault.json')).toBe(before)
})

test.each(['synchronous', 'asynchronous'] as const)('weak protection is refused until the user accepts it (%s)', async (face) => {
  const machine = createMachine(createSafeStorageFake(face))
  machine.world.keyring = null
  const vault = await machine.started()
  expect(vault.protection()).toMatchObject({ state: 'weak', offers: ['accept-weak'] })
  await vault.store(id, origin, secret)
  expect(vault.describe(id).state).toBe('session')
  expect(machine.disk()).toBe('')

  const protection = await vault.acceptWeak()

  expect(protection.state).toBe('weak')
  expect(protection.text).toContain('only obfuscated')
  expect(vault.describe(id).state).toBe('stored')
  expect(machine.file().slots).toMatchObject([{ strength: 'weak' }])
  // At startup nothing is allowed yet.
  machine.world.plainText = false
  const next = await machine.started()
  expect(next.protection()).toMatchObject({ text: expect.stringContaining('only obfuscated'), offers: [] })
  expect(await next.open(id, origin)).toBe(secret)
  await next.store(other, origin, 'second')
  expect(next.describe(other).state).toBe('stored')
})

test('accepting weak protection never weakens a vault that has a keyring', async () => {
  const machine = await createUsed()
  const before = machine.folder.text('vault.json')
  machine.world.keyring = null
  const vault = await machine.started()

  await vault.acceptWeak()
  await vault.store(id, origin, 'new')

  expect(machine.folder.text('vault.json')).toBe(before)
  expect(vault.describe(id).state).toBe('session')
})

test('leaving a weak slot makes a new data key and seals every record anew', async () => {
  const machine = createMachine()
  const { keyring } = machine.world
  machine.world.keyring = null
  const weak = await machine.started()
  await weak.acceptWeak()
  await weak.store(id, origin, 'first')
  await weak.store(id, origin, secret)
  await weak.store(other, origin, 'the other one')
  const old = machine.file()
  machine.world.keyring = keyring

  const vault = await machine.started()

  const file = machine.file()
  expect(vault.protection().state).toBe('strong')
  expect(file.slots).toMatchObject([{ strength: 'strong' }])
  expect(machine.folder.text('vault.json')).not.toContain(old.keyId)
  expect(JSON.stringify(file.records)).not.toContain(JSON.parse(JSON.stringify(old.records))[0].data)
  expect(file.records[0]).toMatchObject({ previous: { keyId: file.keyId } })
  const next = await machine.started()
  expect(await next.open(id, origin)).toBe(secret)
  expect(await next.open(other, origin)).toBe('the other one')
})

test('a damaged record survives leaving a weak slot as it is, with its key', async () => {
  const machine = createMachine()
  const { keyring } = machine.world
  machine.world.keyring = null
  const weak = await machine.started()
  await weak.acceptWeak()
  await weak.store(id, origin, secret)
  await weak.store(other, origin, 'the other one')
  machine.edit(({ records }) => Object.assign(records[0] ?? {}, { data: 'AAAA' }))
  const old = machine.file()
  machine.world.keyring = keyring

  const vault = await machine.started()

  expect(machine.file().records[0]).toEqual(old.records[0])
  expect(machine.file().retired).toMatchObject([{ keyId: old.keyId }])
  expect(await vault.open(other, origin)).toBe('the other one')
})

test('a slot that the keychain wants wrapped anew is, with the same data key', async () => {
  const machine = await createUsed()
  const before = machine.file()
  machine.world.stale = true

  const vault = await machine.started()

  const after = machine.file()
  expect(after.slots).not.toEqual(before.slots)
  expect(after).toMatchObject({ keyId: before.keyId, records: before.records, slots: [{ strength: 'strong' }] })
  machine.world.stale = false
  expect(await vault.open(id, origin)).toBe(secret)
  expect(await (await machine.started()).open(id, origin)).toBe(secret)
})

test('a strong slot is never wrapped anew by something weaker', async () => {
  const machine = await createUsed()
  const [slot] = keychainSlotsOf(machine.file())
  machine.world.keyring = null

  expect(slot && (await rewrapped(createKeychain(machine), slot, newDataKey()))).toBeNull()
})

test('a lost keyring leaves secrets unreadable; a new one is stored beside them, and they come back with it', async () => {
  const machine = await createUsed()
  const before = machine.file()
  const { keyring } = machine.world
  machine.world.keyring = newKeyring()
  const vault = await machine.started()
  expect(vault.describe(id).state).toBe('unreadable')
  expect((await failureOf(() => vault.open(id, origin))).code).toBe('unreadable')
  expect(machine.file()).toEqual(before)

  await vault.store(id, origin, 'pasted again')

  expect(vault.describe(id).state).toBe('stored')
  expect(machine.file().records[1]).toEqual(before.records[1])
  expect(machine.file().retired).toMatchObject([{ keyId: before.keyId, slots: before.slots }])
  expect(await (await machine.started()).open(id, origin)).toBe('pasted again')
  machine.world.keyring = keyring
  const back = await machine.started()
  expect(await back.open(other, origin)).toBe('the other one')
})

test('a wrong data key is told by the check: nothing is readable with it and nothing written', async () => {
  const machine = await createUsed()
  const stranger = createMachine(machine)
  await (await stranger.started()).store(id, origin, 'x')
  const { slots } = stranger.file()
  machine.edit((file) => Object.assign(file, { slots }))
  const before = machine.folder.text('vault.json')

  const vault = await machine.started()

  expect(vault.describe(id).state).toBe('unreadable')
  expect((await failureOf(() => vault.open(id, origin))).code).toBe('unreadable')
  expect(machine.folder.text('vault.json')).toBe(before)
})

test('a damaged check takes no secret away: the key still reads, and a new one writes', async () => {
  const machine = await createUsed()
  machine.edit((file) => Object.assign(file.check, { data: 'AAAA' }))
  const { keyId } = machine.file()
  const vault = await machine.started()
  expect(await vault.open(id, origin)).toBe(secret)

  await vault.store(id, origin, 'new')

  expect(machine.file().keyId).not.toBe(keyId)
  const next = await machine.started()
  expect(await next.open(id, origin)).toBe('new')
  expect(await next.open(other, origin)).toBe('the other one')
})

test('a vault with a passphrase alone is locked and left as it is', async () => {
  const machine = await createUsed()
  const createdAt = '2026-11-23T15:20:11.000Z'
  const kdf = { name: 'scrypt', N: 131_072, r: 8, p: 1, salt: 'AAAA' }
  machine.edit((file) => {
    const sealed = { nonce: 'AAAA', wrapped: 'AAAA', tag: 'AAAA' }
    file.slots = [{ id: randomUUID(), kind: 'passphrase', kdf, ...sealed, createdAt }]
  })
  const before = machine.folder.text('vault.json')
  const vault = await machine.started()

  await vault.store(id, origin, 'new')

  expect(vault.describe(other).state).toBe('locked')
  expect(vault.describe(id).state).toBe('session')
  expect(vault.protection().text).toContain('passphrase')
  expect(machine.folder.text('vault.json')).toBe(before)
})
