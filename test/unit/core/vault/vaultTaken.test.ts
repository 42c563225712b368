import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { passphraseIn, type VaultFile } from '../../../../electron/core/vault/file'
import { isIntact } from '../../../../electron/core/vault/slots'
import { newKeyring } from '../../../safeStorageFake'
import { failureOf, fixtures } from '../../world/folder'
import { createAttacker, takenOver } from './vaultAttacker'
import { createMachine, idOf, origin, secret } from './vaultWorld'

// Against someone who can write vault.json at any time, but nothing else.

const id = idOf()
const other = idOf('other')
const passphrase = 'correct horse battery'
const another = 'staple horse correct'

type Machine = ReturnType<typeof createMachine>

async function createUsed(machine = createMachine()) {
  const vault = await machine.started()
  await vault.store(id, origin, secret)
  await vault.store(other, origin, 'the other one')
  return { machine, vault }
}

async function createRequired() {
  const { machine, vault } = await createUsed()
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(passphrase, null))
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.requirePassphrase(true, passphrase))
  return { machine, vault }
}

async function dataKeyOf(machine: Machine): Promise<Buffer> {
  const wrapped = Buffer.from(Object(machine.file().slots[0]).wrapped, 'base64')
  return Buffer.from((await machine.unwrap(wrapped)).text, 'base64')
}

/** As an older Latchkey left it: the check does not cover the slots, and there is no vault-mark.json. */
async function makeOld(machine: Machine): Promise<void> {
  const key = await dataKeyOf(machine)
  machine.edit((file) => Object.assign(file, createAttacker(key).asBefore(file)))
  rmSync(machine.folder.at('vault-mark.json'))
}

const edit = (machine: Machine, change: (file: VaultFile) => VaultFile) =>
  machine.edit((file) => Object.assign(file, change(file)))

for (const form of ['today', 'before'] as const) {
  test(`a data key that somebody planted gets no secret, old or new (as written ${form})`, async () => {
    const { machine } = await createUsed()
    const attacker = createAttacker()
    const group = await attacker.disguised()
    edit(machine, (file) => takenOver(file, form === 'today' ? group : attacker.asBefore(group)))

    const vault = await machine.started()
    await vault.store(id, origin, 'new')
    await vault.probe()

    expect(attacker.reads(machine.file())).toEqual([])
    expect(await vault.open(id, origin)).toBe('new')
    expect(await vault.open(other, origin)).toBe('the other one')
  })

  test(`what a passphrase protects is never gathered under a planted key (as written ${form})`, async () => {
    const { machine } = await createRequired()
    const attacker = createAttacker()
    const group = await attacker.disguised()
    edit(machine, (file) => takenOver(file, form === 'today' ? group : attacker.asBefore(group)))

    const vault = await machine.started()
    await vault.store(id, origin, 'new')
    expect(vault.describe(id).state).toBe('session')
    expect(vault.protection()).toMatchObject({ state: 'locked', passphrase: 'only' })
    expect(vault.protection().text).toContain('changed or replaced')
    await vault.unlockWith(passphrase)
    await vault.probe()

    expect(attacker.reads(machine.file())).toEqual([])
    expect(await vault.open(other, origin)).toBe('the other one')
    await vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(another, passphrase))
    expect(passphraseIn(machine.file())).toBe('only')
    expect(vault.describe(id).state).toBe('stored')
    expect(attacker.reads(machine.file())).toEqual([])
  })
}

test('a planted key on a computer that stores nothing yet, or that only an older version was on, gets nothing either', async () => {
  for (const old of [false, true]) {
    const { machine } = old ? await createUsed() : { machine: createMachine() }
    if (old) await makeOld(machine)
    const attacker = createAttacker()
    const group = await attacker.disguised()
    if (old) edit(machine, (file) => takenOver(file, attacker.asBefore(group)))
    else machine.folder.write('vault.json', JSON.stringify({ version: 1, ...group, records: [] }))

    const vault = await machine.started()
    await vault.store(id, origin, 'new')
    await vault.probe()

    expect(attacker.reads(machine.file())).toEqual([])
    expect(await (await machine.started()).open(id, origin)).toBe('new')
    if (old) expect(await vault.open(other, origin)).toBe('the other one')
  }
})

test.each(['current', 'retired'] as const)(
  'a secret under a planted key (%s) is shown with a doubt, and never used or gathered',
  async (place) => {
    const { machine } = await createUsed()
    const attacker = createAttacker()
    const group = await attacker.disguised()
    const planted = idOf('planted')
    machine.edit((file) => {
      if (place === 'current') Object.assign(file, takenOver(file, group))
      else file.retired = [group]
      file.records.push(attacker.record(planted, origin, 'a token of the attacker'))
    })

    const vault = await machine.started()

    expect(vault.describe(planted).state).toBe('doubtful')
    expect(vault.describe(id).state).toBe('stored')
    const { code, message } = await failureOf(() => vault.open(planted, origin))
    expect(code).toBe('unreadable')
    expect(message).toContain('vault.json')
    expect(await vault.reveal(planted, origin)).toBe('a token of the attacker')
    expect(vault.protection()).toMatchObject({
      state: 'weak',
      text: expect.stringContaining('was changed by another program'),
      offers: ['accept-file'],
    })
    expect(vault.protection().advice).toContain(
      place === 'current' ? 'changed or replaced' : '1 stored secret comes from a vault.json that Latchkey did not write here',
    )

    await vault.store(idOf('third'), origin, 'new')
    await vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(passphrase, null))
    expect(vault.describe(planted).state).toBe('doubtful')
    expect(attacker.reads(machine.file())).toEqual(['a token of the attacker'])

    await vault.store(planted, origin, 'pasted again')
    expect(vault.describe(planted).state).toBe('stored')
    expect(vault.protection().advice).toBeNull()
  },
)

test('who replaced the file accepts it, and its secrets go under a new key of this computer', async () => {
  const { machine } = await createUsed()
  const attacker = createAttacker()
  const group = await attacker.disguised()
  machine.edit((file) => {
    Object.assign(file, takenOver(file, group))
    file.records.push(attacker.record(idOf('third'), origin, 'of another computer'))
  })
  const vault = await machine.started()

  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.acceptFile(null))

  expect(vault.describe(idOf('third')).state).toBe('stored')
  expect(await vault.open(idOf('third'), origin)).toBe('of another computer')
  expect(await vault.open(id, origin)).toBe(secret)
  expect(attacker.reads(machine.file())).toEqual([])
  expect(machine.folder.text('vault.json')).not.toContain(attacker.keyId)
  expect((await machine.started()).protection()).toMatchObject({ state: 'strong', advice: null })
})

test('a planted passphrase takes nothing: stored secrets open, new ones stay in memory, and starting over frees them', async () => {
  const { machine } = await createUsed()
  const attacker = createAttacker()
  const group = await attacker.withPassphrase(another)
  edit(machine, (file) => takenOver(file, group))

  const vault = await machine.started()
  await vault.store(id, origin, 'new')

  expect(await vault.open(other, origin)).toBe('the other one')
  expect(vault.describe(id).state).toBe('session')
  expect(vault.protection().text).toContain('changed or replaced')
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.startOver(passphrase))
  expect(vault.describe(id).state).toBe('stored')
  expect(machine.folder.text('vault.json')).not.toContain(attacker.keyId)
  expect(attacker.reads(machine.file())).toEqual([])
})

const slotChanges: [string, (slots: unknown[]) => unknown[]][] = [
  ['added', (slots) => [...slots, { ...Object(slots[0]), id: randomUUID() }]],
  ['taken away', () => []],
  ['relabelled', ([slot]) => [{ ...Object(slot), strength: 'weak' }]],
  ['given another date', ([slot]) => [{ ...Object(slot), createdAt: '2020-01-01T00:00:00.000Z' }]],
]

test.each(slotChanges)(
  'a slot that was %s is noticed: what is stored still opens, and what is new gets a new key',
  async (how, change) => {
    const { machine } = await createUsed()
    const { keyId } = machine.file()
    machine.edit((file) => void (file.slots = change(file.slots)))
    const vault = await machine.started()
    if (how !== 'taken away') {
      expect(vault.protection().advice).toContain('changed or replaced')
      expect(await vault.open(other, origin)).toBe('the other one')
    }

    await vault.store(id, origin, 'new')

    expect(machine.file().keyId).not.toBe(keyId)
    expect(machine.file().slots).toHaveLength(1)
    expect(await (await machine.started()).open(id, origin)).toBe('new')
  },
)

test('a slot that was added to a vault with a required passphrase does not end that', async () => {
  const { machine } = await createRequired()
  const [slot] = (await createUsed(createMachine(machine))).machine.file().slots
  machine.edit((file) => void file.slots.push(slot))
  const vault = await machine.started()

  await vault.unlockWith(passphrase)
  const before = machine.folder.text('vault.json')
  await vault.store(id, origin, 'new')

  expect(machine.folder.text('vault.json')).toBe(before)
  expect(vault.describe(id).state).toBe('session')
  expect(vault.protection().advice).toContain('Nothing is written')
  expect(await vault.open(other, origin)).toBe('the other one')
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.acceptFile(passphrase))
  expect(machine.file().slots).toMatchObject([{ kind: 'passphrase' }])
  expect(vault.describe(id).state).toBe('stored')
})

test.each(['deleted', 'replaced by an older one of the keychain'])(
  'when the file with the required passphrase is %s, nothing is left to the keychain',
  async (how) => {
    const { machine, vault: first } = await createUsed()
    const older = machine.folder.text('vault.json')
    await first.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(passphrase, null))
    await first.changeUnlockMethods((unlockMethods) => unlockMethods.requirePassphrase(true, passphrase))
    const real = machine.folder.text('vault.json')
    if (how === 'deleted') rmSync(machine.folder.at('vault.json'))
    else machine.folder.write('vault.json', older)

    const vault = await machine.started()
    await vault.store(id, origin, 'new')

    expect(vault.describe(id).state).toBe('session')
    expect(vault.protection()).toMatchObject({ state: 'locked', passphrase: 'only' })
    expect(vault.protection().text).toMatch(/gone|changed or replaced/)
    const refused = failureOf(() => vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(another, null)))
    expect((await refused).code).toBe('wrong-passphrase')
    machine.folder.write('vault.json', real)
    await vault.unlockWith(passphrase)
    expect(vault.describe(id).state).toBe('stored')
    expect(vault.protection()).toMatchObject({ state: 'strong', advice: null })
  },
)

test('who starts over after the file was deleted has a passphrase again', async () => {
  const { machine } = await createRequired()
  rmSync(machine.folder.at('vault.json'))
  const vault = await machine.started()
  await vault.store(id, origin, 'new')

  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.startOver(another))

  expect(passphraseIn(machine.file())).toBe('only')
  expect(vault.describe(id).state).toBe('stored')
  expect(vault.protection()).toMatchObject({ state: 'strong', passphrase: 'only', advice: null })
})

test('a file that is changed while the app runs is noticed as well', async () => {
  const { machine, vault } = await createUsed()
  const attacker = createAttacker()
  const group = await attacker.disguised()
  edit(machine, (file) => takenOver(file, group))
  await vault.store(id, origin, 'new')
  expect(attacker.reads(machine.file())).toEqual([])

  // The key in memory could still seal, but after the process ends nothing on disk could open that.
  machine.edit((file) => void (file.slots = []))
  await vault.store(id, origin, 'newer')
  expect(await (await machine.started()).open(id, origin)).toBe('newer')
})

test('a file that is changed in the middle of a save is noticed, at whichever moment', async () => {
  for (let moment = 1; moment <= 8; moment += 1) {
    const { machine } = await createUsed()
    const stores = machine.openStores()
    const { read, write } = stores.store
    let left = Infinity
    const vault = machine.start(machine, {
      ...stores,
      store: {
        ...stores.store,
        read() {
          left -= 1
          if (left === 0) machine.edit((file) => void (file.slots = []))
          return read()
        },
        write(file) {
          left = Infinity
          write(file)
        },
      },
    })
    await vault.probe()

    left = moment
    await vault.store(id, origin, 'new')

    expect(await (await machine.started()).open(id, origin)).toBe('new')
  }
})

test('a planted key under the name of a real one does not take its place', async () => {
  const { machine } = await createUsed()
  const attacker = createAttacker()
  const group = await attacker.disguised(machine.file().keyId)
  edit(machine, (file) => takenOver(file, group))

  const vault = await machine.started()
  expect(await vault.open(id, origin)).toBe(secret)
  await vault.store(id, origin, 'new')

  expect(attacker.reads(machine.file())).toEqual([])
  expect(await (await machine.started()).open(id, origin)).toBe('new')
  expect(await vault.open(other, origin)).toBe('the other one')
})

test('a yes to weak protection counts for the key it was given for, not for one that a file brings', async () => {
  const machine = createMachine()
  machine.world.keyring = null
  const first = await machine.started()
  await first.acceptWeak()
  await first.store(id, origin, secret)
  const attacker = createAttacker()
  const group = await attacker.disguised()
  edit(machine, (file) => takenOver(file, group))

  const vault = await machine.started()
  await vault.store(other, origin, 'new')

  expect(vault.describe(other).state).toBe('session')
  expect(vault.protection()).toMatchObject({ state: 'weak', offers: ['accept-weak'] })
  expect(await vault.open(id, origin)).toBe(secret)
  await vault.acceptWeak()
  expect(vault.describe(other).state).toBe('stored')
  expect(attacker.reads(machine.file())).toEqual([])
})

test('a yes to weak protection lasts, also while secrets are hidden', async () => {
  const machine = createMachine()
  machine.world.keyring = null
  const first = await machine.started()
  await first.acceptWeak()
  await first.store(id, origin, secret)

  const vault = await machine.started()
  expect(vault.protection().text).toContain('only obfuscated')
  vault.hide()

  expect(vault.protection()).toMatchObject({ text: expect.stringContaining('only obfuscated'), offers: [] })
})

test('what waited for its passphrase is not gathered where the keychain alone opens it', async () => {
  const { machine } = await createRequired()
  const vault = await machine.started()
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.startOver(another))
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.removePassphrase(another))
  const kept = machine.file().records

  await vault.unlockWith(passphrase)

  expect(await vault.open(id, origin)).toBe(secret)
  expect(machine.file().records).toEqual(kept)
  expect((await machine.started()).describe(id).state).toBe('locked')
})

test('a vault of an older version is brought to today’s form when it opens, and loses nothing', async () => {
  const { machine } = await createUsed()
  await makeOld(machine)
  const before = machine.file()

  const vault = await machine.started()

  const after = machine.file()
  expect(after).toEqual({ ...before, check: after.check })
  expect(isIntact(after, await dataKeyOf(machine))).toBe(true)
  expect(vault.protection()).toMatchObject({ state: 'strong', advice: null })
  expect(await vault.open(id, origin)).toBe(secret)
  // From now on the older form of the check does not excuse other slots.
  machine.folder.write('vault.json', JSON.stringify({ ...before, slots: [...before.slots, ...before.slots] }))
  expect((await machine.started()).protection().advice).toContain('changed or replaced')
})

test('a vault of an older version with a passphrase is brought to today’s form when the passphrase opens it', async () => {
  const machine = createMachine()
  machine.folder.write('vault.json', readFileSync(join(fixtures, 'vault/vault.json')))
  machine.world.keyring = newKeyring()
  machine.clock.time = Date.parse('2026-11-23T16:00:00Z')
  const before = machine.file()
  const vault = await machine.started()
  expect(machine.file()).toEqual(before)

  await vault.unlockWith('fünf Wörter für den Tresor')

  const after = machine.file()
  expect(after).toEqual({ ...before, check: after.check })
  expect(after.check).not.toEqual(before.check)
  expect(vault.list().map((each) => each && vault.describe(each).state)).toEqual(['stored', 'stored'])
  await vault.store(id, origin, 'new')
  expect(vault.describe(id).state).toBe('stored')
})

test('a weak vault of an older version is read with a doubt until its user says yes again', async () => {
  const machine = createMachine()
  const { keyring } = machine.world
  machine.world.keyring = null
  const first = await machine.started()
  await first.acceptWeak()
  await first.store(id, origin, secret)
  await makeOld(machine)
  const old = machine.folder.text('vault.json')

  const vault = await machine.started()
  expect(vault.describe(id).state).toBe('doubtful')
  await vault.store(other, origin, 'new')
  expect(machine.folder.text('vault.json')).toBe(old)
  await vault.acceptWeak()
  expect(await vault.open(id, origin)).toBe(secret)
  expect(vault.describe(other).state).toBe('stored')

  machine.folder.write('vault.json', old)
  rmSync(machine.folder.at('vault-mark.json'))
  machine.world.keyring = keyring
  const strong = await machine.started()
  expect(strong.describe(id).state).toBe('doubtful')
  await strong.changeUnlockMethods((unlockMethods) => unlockMethods.acceptFile(null))
  expect(await strong.open(id, origin)).toBe(secret)
  expect(machine.folder.text('vault.json')).not.toContain('"weak"')
})

test('a backup with a passphrase is accepted with that passphrase alone', async () => {
  const { machine, vault: first } = await createRequired()
  const backup = machine.folder.text('vault.json')
  await first.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(another, passphrase))
  machine.folder.write('vault.json', backup)
  const vault = await machine.started()
  await vault.unlockWith(passphrase)
  expect(vault.describe(id).state).toBe('doubtful')
  const wrong = failureOf(() => vault.changeUnlockMethods((unlockMethods) => unlockMethods.acceptFile(another)))
  expect((await wrong).code).toBe('wrong-passphrase')
  const notOurs = failureOf(() => vault.changeUnlockMethods((unlockMethods) => unlockMethods.removePassphrase(passphrase)))
  expect((await notOurs).code).toBe('wrong-passphrase')

  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.acceptFile(passphrase))

  expect(await vault.open(id, origin)).toBe(secret)
  expect(passphraseIn(machine.file())).toBe('only')
  expect(vault.protection()).toMatchObject({ state: 'strong', advice: null })
})
