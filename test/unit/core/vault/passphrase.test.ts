import { randomBytes, randomUUID } from 'node:crypto'

import { expect, test } from 'vitest'

import { assertStrong } from '../../../../electron/core/vault/guessable'
import { affordableSlots, appCost, makePassphraseSlot, unwrapWith } from '../../../../electron/core/vault/passphrase'
import { createSafeStorageFake, newKeyring } from '../../../safeStorageFake'
import { failureOf } from '../../world/folder'
import { createMachine, idOf, origin, secret } from './vaultWorld'

const id = idOf()
const other = idOf('other')
const passphrase = 'correct horse battery'
const another = 'staple horse correct'

/** A machine with two stored secrets, one of them replaced once. */
async function createUsed(machine = createMachine()) {
  const vault = await machine.started()
  await vault.store(id, origin, 'first')
  await vault.store(id, origin, secret)
  await vault.store(other, origin, 'the other one')
  return { machine, vault }
}

/** The same, with a passphrase as the only way in. */
async function createRequired() {
  const { machine, vault } = await createUsed()
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(passphrase, null))
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.requirePassphrase(true, passphrase))
  return { machine, vault }
}

const kindsIn = (machine: ReturnType<typeof createMachine>) => machine.file().slots.map((slot) => Object(slot).kind)

test('a passphrase opens what the keychain opened, also where that keychain never was', async () => {
  const { machine, vault } = await createUsed()
  const { keyId } = machine.file()

  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(passphrase, null))

  expect(kindsIn(machine)).toEqual(['keychain', 'passphrase'])
  expect(machine.file().keyId).not.toBe(keyId)
  expect(machine.file().retired).toBeUndefined()
  expect(vault.protection()).toMatchObject({ state: 'strong', passphrase: 'spare' })
  expect(await (await machine.started()).open(id, origin)).toBe(secret)

  machine.world.keyring = newKeyring()
  const elsewhere = await machine.started()
  expect(elsewhere.describe(id).state).toBe('locked')
  expect(elsewhere.protection().offers).toContain('passphrase')
  await elsewhere.unlockWith(passphrase)
  expect(await elsewhere.open(id, origin)).toBe(secret)
  await elsewhere.restore(id)
  expect(await elsewhere.open(id, origin)).toBe('first')
})

test('a required passphrase is the only way in, until it is not required any more', async () => {
  const { machine } = await createRequired()
  expect(kindsIn(machine)).toEqual(['passphrase'])
  const vault = await machine.started()
  expect(vault.protection()).toMatchObject({ state: 'locked', passphrase: 'only', offers: ['passphrase'] })
  expect(vault.describe(id)).toMatchObject({ state: 'locked', tail: null })
  expect(await failureOf(() => vault.open(id, origin))).toMatchObject({
    code: 'locked',
    message: expect.stringContaining('passphrase'),
  })
  expect((await failureOf(() => vault.show())).code).toBe('locked')

  expect((await failureOf(() => vault.unlockWith(another))).code).toBe('wrong-passphrase')
  expect(vault.describe(id).state).toBe('locked')
  await vault.unlockWith(passphrase)
  expect(await vault.open(id, origin)).toBe(secret)
  expect(vault.protection()).toMatchObject({ state: 'strong', offers: [] })

  vault.hide()
  expect(vault.describe(id).state).toBe('locked')
  expect(vault.protection().offers).toEqual(['passphrase'])
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.requirePassphrase(false, passphrase))
  expect(kindsIn(machine)).toEqual(['keychain', 'passphrase'])
  expect(await (await machine.started()).open(id, origin)).toBe(secret)
})

test('a secret that comes while the vault waits for its passphrase stays in memory and is stored then', async () => {
  const { machine } = await createRequired()
  const before = machine.folder.text('vault.json')
  const vault = await machine.started()

  await vault.store(id, origin, 'new')
  expect(vault.describe(id).state).toBe('session')
  expect(machine.folder.text('vault.json')).toBe(before)

  await vault.unlockWith(passphrase)
  expect(vault.describe(id).state).toBe('stored')
  const next = await machine.started()
  await next.unlockWith(passphrase)
  expect(await next.open(id, origin)).toBe('new')
})

test('an empty vault is not left to the keychain either once a passphrase was required', async () => {
  const { machine, vault } = await createRequired()
  await vault.clear(id)
  await vault.clear(other)
  const before = machine.folder.text('vault.json')
  const next = await machine.started()

  await next.store(id, origin, 'new')

  expect(next.describe(id).state).toBe('session')
  expect(machine.folder.text('vault.json')).toBe(before)
})

test('only who knows the passphrase removes it, or changes when it is asked for', async () => {
  const { machine, vault } = await createRequired()
  const before = machine.folder.text('vault.json')

  const changes = [
    failureOf(() => vault.changeUnlockMethods((unlockMethods) => unlockMethods.removePassphrase(another))),
    failureOf(() => vault.changeUnlockMethods((unlockMethods) => unlockMethods.requirePassphrase(false, another))),
  ]

  for (const refused of changes) expect((await refused).code).toBe('wrong-passphrase')
  expect(machine.folder.text('vault.json')).toBe(before)
})

test('secrets that are hidden while the passphrase changes stay as they were', async () => {
  const { machine, vault } = await createRequired()
  const before = machine.folder.text('vault.json')
  const { time } = machine.clock
  // The new slot asks for the date while everything is open. At that moment the screen is locked.
  Object.defineProperty(machine.clock, 'time', {
    get: () => {
      vault.hide()
      return time
    },
  })

  const changing = failureOf(() => vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(another, passphrase)))

  expect((await changing).code).toBe('file-failed')
  expect(machine.folder.text('vault.json')).toBe(before)
  Object.defineProperty(machine.clock, 'time', { value: time })
  await vault.unlockWith(passphrase)
  expect(await vault.open(id, origin)).toBe(secret)
})

test('a weak slot that does not answer at the moment stays until its records are sealed anew', async () => {
  const machine = createMachine()
  machine.world.keyring = null
  const weak = await machine.started()
  await weak.acceptWeak()
  await weak.store(id, origin, secret)
  machine.world.busy = true
  const vault = await machine.started()

  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(passphrase, null))
  expect(vault.describe(id).state).toBe('locked')
  machine.world.busy = false
  await vault.show()

  expect(await vault.open(id, origin)).toBe(secret)
  expect(machine.folder.text('vault.json')).not.toContain('"weak"')
})

test('another passphrase takes the place of the one before, for whoever knows that one', async () => {
  const { machine, vault } = await createRequired()
  const old = machine.folder.text('vault.json')
  for (const current of [null, another]) {
    const refused = failureOf(() => vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(another, current)))
    expect((await refused).code).toBe('wrong-passphrase')
  }
  expect(machine.folder.text('vault.json')).toBe(old)

  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(another, passphrase))

  const next = await machine.started()
  expect((await failureOf(() => next.unlockWith(passphrase))).code).toBe('wrong-passphrase')
  await next.unlockWith(another)
  expect(await next.open(other, origin)).toBe('the other one')
  // The old file's data key can read nothing in the new file.
  const oldKey = JSON.parse(old).keyId
  expect(machine.folder.text('vault.json')).not.toContain(oldKey)
})

test('without the passphrase again, the keychain opens everything; without a keychain it stays', async () => {
  const { machine, vault } = await createRequired()
  const { keyring } = machine.world
  machine.world.keyring = null
  const before = machine.folder.text('vault.json')
  const remove = () => vault.changeUnlockMethods((unlockMethods) => unlockMethods.removePassphrase(passphrase))
  expect((await failureOf(remove)).code).toBe('unprotected')
  expect(machine.folder.text('vault.json')).toBe(before)
  expect(await vault.open(id, origin)).toBe(secret)

  machine.world.keyring = keyring
  await remove()

  expect(kindsIn(machine)).toEqual(['keychain'])
  expect(await (await machine.started()).open(id, origin)).toBe(secret)
})

test('where there is no keyring a passphrase stores what had to stay in memory, and no weak slot is ever made', async () => {
  const machine = createMachine()
  machine.world.keyring = null
  const vault = await machine.started()
  await vault.store(id, origin, secret)

  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(passphrase, null))
  await vault.acceptWeak()

  expect(vault.describe(id).state).toBe('stored')
  expect(kindsIn(machine)).toEqual(['passphrase'])
  expect(vault.protection()).toMatchObject({ state: 'strong', passphrase: 'only' })
  const next = await machine.started()
  await next.unlockWith(passphrase)
  await next.acceptWeak()
  await next.store(other, origin, 'x')
  expect(kindsIn(machine)).toEqual(['passphrase'])
})

test('a passphrase takes a weak slot away, also from a record that can not be sealed anew', async () => {
  const machine = createMachine()
  machine.world.keyring = null
  const weak = await machine.started()
  await weak.acceptWeak()
  await weak.store(id, origin, secret)
  await weak.store(other, origin, 'the other one')
  machine.edit((file) => Object.assign(Object(file.records[1]), { data: 'AAAA' }))
  const vault = await machine.started()

  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(passphrase, null))

  expect(machine.folder.text('vault.json')).not.toContain('"weak"')
  expect(machine.file().records[1]).toMatchObject({ data: 'AAAA' })
  const next = await machine.started()
  await next.unlockWith(passphrase)
  expect(await next.open(id, origin)).toBe(secret)
  expect(next.describe(other).state).toBe('unreadable')
})

test('who starts over loses nothing: what the forgotten passphrase locks waits for it', async () => {
  const { machine } = await createRequired()
  const vault = await machine.started()

  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.startOver(another))

  expect(vault.describe(id).state).toBe('locked')
  expect(vault.protection()).toMatchObject({ state: 'strong', offers: expect.arrayContaining(['passphrase']) })
  await vault.store(idOf('third'), origin, 'new')
  expect(vault.describe(idOf('third')).state).toBe('stored')
  await vault.unlockWith(passphrase)
  expect(await vault.open(id, origin)).toBe(secret)
  const next = await machine.started()
  await next.unlockWith(another)
  expect(await next.open(id, origin)).toBe(secret)
})

test('a passphrase is the same however the keyboard composes its letters', async () => {
  const { machine, vault } = await createUsed()
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase('schöne Grüße an alle', null))
  machine.world.keyring = newKeyring()
  const next = await machine.started()

  await next.unlockWith('schöne Grüße an alle'.normalize('NFD'))

  expect(await next.open(id, origin)).toBe(secret)
})

test.each([
  ['short', 'elevenchars', 'at least 12'],
  ['one letter', 'aaaaaaaaaaaaaaaa', 'easy to guess'],
  ['blanks', '                ', 'space'],
  ['no-break spaces', '\u00A0'.repeat(16), 'space'],
  ['a blank at its end', 'correct horse battery ', 'space'],
  ['a blank at its beginning', '\tcorrect horse battery', 'space'],
  ['a letter between blanks', 'a              b', 'easy to guess'],
  ['digits in a row', '123456789012', 'easy to guess'],
  ['digits backwards', '987654321098', 'easy to guess'],
  ['a year again and again', '198419841984', 'easy to guess'],
  ['a group again and again', 'abcabcabcabc', 'easy to guess'],
  ['a group of dice again and again', 'k7#k7#k7#k7#k7#', 'easy to guess'],
  ['the alphabet', 'abcdefghijklmnop', 'easy to guess'],
  ['a row of the keyboard', 'qwertyuiopasdfghjkl', 'easy to guess'],
  ['a German row', 'Qwertzuiop1234', 'easy to guess'],
  ['the commonest word', 'Password123456', 'easy to guess'],
  ['twice the commonest word', 'passwordpassword', 'easy to guess'],
  ['the name of the app', 'latchkey-2026', 'easy to guess'],
  ['emoji of one kind', '🗝️'.repeat(12), 'easy to guess'],
])('a passphrase of %s is not taken, and the words say why', async (_what, guessed, words) => {
  const machine = createMachine()
  const vault = await machine.started()

  const refused = await failureOf(() => vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(guessed, null)))

  expect(refused).toMatchObject({ code: 'invalid', message: expect.stringContaining(words) })
  expect((await failureOf(() => vault.changeUnlockMethods((unlockMethods) => unlockMethods.startOver(guessed)))).code).toBe(
    'invalid',
  )
  expect(machine.disk()).toBe('')
})

test.each([
  'correct horse battery',
  'staple horse correct',
  'fünf Wörter für den Tresor',
  'x7Kp9mQ2vL4z',
  'mein kleiner grüner Kaktus',
  '我的密码是一句很长的话吗',
  'the end of the world',
])('a passphrase such as %j is taken', (words) => {
  expect(() => assertStrong(words)).not.toThrow()
})

const slotOf = (kdf: { N: number; r: number; p: number }) => ({
  id: randomUUID(),
  kind: 'passphrase',
  kdf: { name: 'scrypt', ...kdf, salt: 'AAAA' },
  nonce: 'AAAA',
  wrapped: 'AAAA',
  tag: 'AAAA',
  createdAt: '2026-11-23T15:20:11.000Z',
})

test.each([
  ['cheap', { N: 2 ** 14, r: 1, p: 1 }],
  ['as dear as ours', { N: 2 ** 17, r: 8, p: 1 }],
  ['as dear as is allowed', { N: 2 ** 19, r: 8, p: 1 }],
])('however many slots a file has, an unlock costs what eight of ours cost (%s)', (_how, kdf) => {
  const group = () => {
    const slots = Array.from({ length: 1000 }, () => slotOf(kdf))
    return { keyId: randomUUID(), check: { nonce: 'AAAA', data: 'AAAA', tag: 'AAAA' }, slots }
  }

  const tried = affordableSlots([group(), group()])

  const work = tried.reduce(
    (
      sum,
      {
        slot: {
          kdf: { N, r, p },
        },
      },
    ) => sum + N * r * p,
    0,
  )
  expect(tried.length).toBeGreaterThan(0)
  expect(tried.length).toBeLessThanOrEqual(8)
  expect(work).toBeLessThanOrEqual(8 * 2 ** 20)
})

test.each([
  { N: 2 ** 19, r: 8, p: 2 },
  { N: 2 ** 17, r: 32, p: 2 },
  { N: 2 ** 20, r: 8, p: 1 },
])('no slot is tried that takes more than four times what ours takes (%j)', (kdf) => {
  const check = { nonce: 'AAAA', data: 'AAAA', tag: 'AAAA' }

  expect(affordableSlots([{ keyId: randomUUID(), check, slots: [slotOf(kdf)] }])).toEqual([])
})

test('a slot that is dearer than ours opens too', async () => {
  const [keyId, key, cost] = [randomUUID(), randomBytes(32), { ...appCost, N: 2 * appCost.N }]

  const slot = await makePassphraseSlot({ keyId, key, passphrase, cost, now: new Date() })

  expect(slot.kdf).toMatchObject(cost)
  expect(await unwrapWith(passphrase, keyId, slot)).toEqual(key)
})

test('the slot of the passphrase opens although a thousand were added behind it', async () => {
  const { machine } = await createRequired()
  machine.edit((file) => void file.slots.push(...Array.from({ length: 1000 }, () => slotOf({ N: 2 ** 14, r: 8, p: 1 }))))
  const vault = await machine.started()

  await vault.unlockWith(passphrase)

  expect(await vault.open(id, origin)).toBe(secret)
})

test('behind more ways in than are tried the right passphrase is not called wrong, and opens again without them', async () => {
  const { machine } = await createRequired()
  const added = Array.from({ length: 8 }, () => slotOf({ N: 2 ** 14, r: 8, p: 1 }))
  machine.edit((file) => void file.slots.unshift(...added))
  const before = machine.file()
  const vault = await machine.started()

  const failures = [
    await failureOf(() => vault.unlockWith(passphrase)),
    await failureOf(() => vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(another, passphrase))),
  ]

  for (const { code, message } of failures) {
    expect(code).toBe('wrong-passphrase')
    expect(message).toContain('more passphrase slots than Latchkey tries')
  }
  expect(machine.file()).toEqual(before)
  machine.edit((file) => void file.slots.splice(0, 8))
  await vault.unlockWith(passphrase)
  expect(await vault.open(id, origin)).toBe(secret)
})

test('the passphrase itself is nowhere on disk', async () => {
  const { machine } = await createRequired()

  for (const encoding of ['utf8', 'base64', 'hex'] as const) {
    expect(machine.disk()).not.toContain(Buffer.from(passphrase).toString(encoding).replaceAll('=', '').slice(0, -1))
  }
})

test.each([
  ['asks for all memory', { N: 2 ** 30 }],
  ['asks for an hour', { p: 1000 }],
  ['is in bounds in each number and not in all together', { N: 2 ** 19, r: 8, p: 8 }],
  ['takes more than four times what ours takes', { N: 2 ** 19, r: 8, p: 2 }],
  ['is no power of two', { N: 2 ** 17 + 1 }],
  ['has more rounds than so small a block allows', { N: 2 ** 19, r: 1 }],
  ['has just as many', { N: 2 ** 16, r: 1 }],
])('a passphrase slot whose derivation %s is not tried, and kept', async (_name, wrong) => {
  const { machine } = await createRequired()
  machine.edit((file) => Object.assign(Object(file.slots[0]).kdf, wrong))
  const before = machine.folder.text('vault.json')
  const vault = await machine.started()

  expect((await failureOf(() => vault.unlockWith(passphrase))).code).toBe('wrong-passphrase')
  await vault.store(id, origin, 'new')

  expect(vault.describe(other).state).toBe('locked')
  expect(machine.folder.text('vault.json')).toBe(before)
})

test('a slot of another vault opens nothing here, though its passphrase is right', async () => {
  const { machine } = await createRequired()
  const foreign = (await createRequired()).machine.file().slots
  machine.edit((file) => void (file.slots = foreign))

  expect((await failureOf(async () => (await machine.started()).unlockWith(passphrase))).code).toBe('wrong-passphrase')
})

test('a record of a keyring that was away is sealed with the passphrase as soon as it opens', async () => {
  const { machine } = await createUsed(createMachine(createSafeStorageFake('asynchronous')))
  const { keyring } = machine.world
  machine.world.keyring = null
  const vault = await machine.started()
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(passphrase, null))
  expect(vault.describe(id).state).toBe('locked')
  expect(machine.file().retired).toHaveLength(1)

  machine.world.keyring = keyring
  await vault.show()

  expect(await vault.open(id, origin)).toBe(secret)
  expect(machine.file().retired).toBeUndefined()
  expect(kindsIn(machine)).toEqual(['passphrase'])
})
