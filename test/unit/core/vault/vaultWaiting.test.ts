import { rmSync } from 'node:fs'

import { expect, test } from 'vitest'

import { groupsOf, type VaultFile } from '../../../../electron/core/vault/file'
import { newKeyring } from '../../../safeStorageFake'
import { failureOf } from '../../world/folder'
import { createAttacker, takenOver } from './vaultAttacker'
import { createMachine, idOf, origin, secret } from './vaultWorld'

// The first start of the version that has a `vault-mark.json`, with secrets that wait for an earlier key.

const id = idOf()
const other = idOf('other')
const earlier = 'correct horse battery'
const passphrase = 'staple horse correct'

type Machine = ReturnType<typeof createMachine>

/** An older Latchkey had no vault-mark.json. */
const forgetMark = (machine: Machine) => rmSync(machine.folder.at('vault-mark.json'), { force: true })

/** A vault whose first secret waits for a forgotten passphrase, while the keychain or a new passphrase opens its current key. */
async function createWaiting(current: 'keychain' | 'passphrase') {
  const machine = createMachine()
  const first = await machine.started()
  await first.store(id, origin, secret)
  await first.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(earlier, null))
  await first.changeUnlockMethods((unlockMethods) => unlockMethods.requirePassphrase(true, earlier))
  const later = await machine.started()
  await later.changeUnlockMethods((unlockMethods) => unlockMethods.startOver(passphrase))
  if (current === 'keychain') await later.changeUnlockMethods((unlockMethods) => unlockMethods.removePassphrase(passphrase))
  await later.store(other, origin, 'the other one')
  forgetMark(machine)
  return machine
}

const doubt = { state: 'strong', advice: null }
const retiredIn = (machine: Machine) => groupsOf(machine.file()).slice(1)
const edit = (machine: Machine, change: (file: VaultFile) => VaultFile) =>
  machine.edit((file) => Object.assign(file, change(file)))

test.each(['keychain', 'passphrase'] as const)(
  'a secret that waits for an earlier passphrase is the user’s own after the update (current key: %s)',
  async (current) => {
    const machine = await createWaiting(current)
    const vault = await machine.started()
    if (current === 'passphrase') await vault.unlockWith(passphrase)
    expect(vault.describe(id).state).toBe('locked')

    for (let count = 0; count < 2; count += 1) {
      const next = count === 0 ? vault : await machine.started()
      // With a passphrase as the current method, the secret was sealed again with the current key.
      if (count === 0 || current === 'keychain') await next.unlockWith(earlier)
      if (current === 'passphrase') await next.unlockWith(passphrase)
      expect(next.describe(id).state).toBe('stored')
      expect(await next.open(id, origin)).toBe(secret)
      expect(next.protection()).toMatchObject(doubt)
    }
  },
)

test('a secret that waits for an earlier keyring is the user’s own when that keyring is back', async () => {
  const machine = createMachine()
  const { keyring } = machine.world
  await (await machine.started()).store(id, origin, secret)
  machine.world.keyring = newKeyring()
  await (await machine.started()).store(other, origin, 'the other one')
  forgetMark(machine)
  await machine.started()

  machine.world.keyring = keyring
  const back = await machine.started()

  expect(await back.open(id, origin)).toBe(secret)
})

test('it stays the user’s own when the update comes before the keyring was lost, and a new key is made first', async () => {
  const machine = createMachine()
  const { keyring } = machine.world
  await (await machine.started()).store(id, origin, secret)
  forgetMark(machine)
  machine.world.keyring = newKeyring()
  const meanwhile = await machine.started()
  await meanwhile.store(other, origin, 'the other one')
  expect(await meanwhile.open(other, origin)).toBe('the other one')

  machine.world.keyring = keyring
  expect(await (await machine.started()).open(id, origin)).toBe(secret)
})

test('so does a secret whose passphrase was forgotten when the update came', async () => {
  const machine = await createWaiting('passphrase')
  const vault = await machine.started()
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.startOver('third lantern, quiet river'))
  await vault.unlockWith(earlier)
  await vault.unlockWith(passphrase)
  expect(await vault.open(id, origin)).toBe(secret)
  expect(await vault.open(other, origin)).toBe('the other one')
  expect(vault.protection()).toMatchObject(doubt)
})

test('a weak key that was planted before the update and could not be opened then is not ours, whatever was said yes to', async () => {
  const machine = createMachine()
  await (await machine.started()).store(id, origin, secret)
  forgetMark(machine)
  const attacker = createAttacker()
  const whole = await attacker.disguised()
  const broken = { ...whole, slots: [{ ...Object(whole.slots[0]), wrapped: Buffer.from('v10nonsense').toString('base64') }] }
  machine.edit((file) => {
    file.retired = [broken]
    file.records.push(attacker.record(idOf('planted'), origin, 'a token of the attacker'))
  })
  await machine.started()

  edit(machine, (file) => ({ ...file, retired: [whole] }))
  const vault = machine.start()
  await vault.acceptWeak()

  expect(vault.describe(idOf('planted')).state).toBe('doubtful')
  expect((await failureOf(() => vault.open(idOf('planted'), origin))).code).toBe('unreadable')
})

test('a key that comes into the file after the update waits for nothing: it is not ours, whoever opens it', async () => {
  const machine = await createWaiting('keychain')
  await machine.started()
  const attacker = createAttacker()
  // The attacker knows an earlier passphrase, which is why it was changed.
  const group = await attacker.withPassphrase(earlier)
  machine.edit((file) => {
    file.retired = [...(file.retired ?? []), group]
    file.records.push(attacker.record(idOf('planted'), origin, 'a token of the attacker'))
  })

  const vault = await machine.started()
  await vault.unlockWith(earlier)

  expect(await vault.open(id, origin)).toBe(secret)
  expect(vault.describe(idOf('planted')).state).toBe('doubtful')
})

test('a key that waits is never the one for new secrets, not even when the file says that it is the current one', async () => {
  for (const isOpened of [false, true]) {
    const machine = await createWaiting('keychain')
    const first = await machine.started()
    if (isOpened) await first.unlockWith(earlier)
    const [waiting] = retiredIn(machine)
    if (waiting === undefined) throw new Error('Nothing waits.')
    edit(machine, (file) => takenOver({ ...file, retired: [] }, waiting))

    const vault = await machine.started()
    await vault.unlockWith(earlier)
    await vault.store(idOf('third'), origin, 'new')

    const { keyId } = machine.file()
    expect(machine.file().records.filter((raw) => Object(raw).keyId === keyId)).toHaveLength(keyId === waiting.keyId ? 1 : 0)
    expect(vault.describe(idOf('third')).state).toBe('session')
    expect(vault.protection().text).toContain('changed or replaced')
  }
})

test('the first key that is proven under a name that waits is the only one for it', async () => {
  const machine = await createWaiting('keychain')
  const first = await machine.started()
  await first.unlockWith(earlier)
  expect(await first.open(id, origin)).toBe(secret)
  const [waiting] = retiredIn(machine)
  // By now the attacker knows that passphrase.
  const attacker = createAttacker(undefined, undefined, waiting?.keyId)
  const group = await attacker.withPassphrase(earlier)
  machine.edit((file) => {
    file.retired = [group]
    file.records.push(attacker.record(idOf('planted'), origin, 'a token of the attacker'))
  })

  const vault = await machine.started()
  await vault.unlockWith(earlier)

  expect(vault.describe(idOf('planted')).state).toBe('doubtful')
})
