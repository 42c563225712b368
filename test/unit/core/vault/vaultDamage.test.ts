import { expect, test } from 'vitest'

import type { VaultRecord } from '../../../../electron/core/vault/file'
import { createMachine, idOf, origin, secret } from './vaultWorld'

// A vault.json in which single parts of a record were damaged: by a merge, by hand, or by another program.

const passphrase = 'staple horse correct'

/** A secret under an earlier key that is locked away, in a vault that was started over after that. */
async function startedOver() {
  const machine = createMachine()
  const first = await machine.started()
  await first.store(idOf(), origin, secret)
  await first.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase('correct horse battery', null))
  await first.changeUnlockMethods((unlockMethods) => unlockMethods.requirePassphrase(true, 'correct horse battery'))
  await (await machine.started()).changeUnlockMethods((unlockMethods) => unlockMethods.startOver(passphrase))
  async function saveAnother(): Promise<void> {
    const next = await machine.started()
    await next.unlockWith(passphrase)
    await next.store(idOf('other'), origin, 'another one')
  }
  return { machine, saveAnother }
}

test.each<[string, (record: VaultRecord) => object]>([
  ['in capitals', ({ keyId }) => ({ keyId: keyId.toUpperCase() })],
  ['null', () => ({ keyId: null })],
])('an earlier key survives each save while a record can’t say which key it needs: its keyId is %s', async (_what, damage) => {
  const { machine, saveAnother } = await startedOver()
  const earlier = machine.file().retired
  expect(earlier).toHaveLength(1)
  const [sound] = machine.file().records
  machine.edit(({ records: [record] }) => record && Object.assign(record, damage(record)))
  await saveAnother()
  expect(machine.file().retired).toEqual(earlier)

  // The user repairs the record.
  machine.edit(({ records }) => void records.splice(0, 1, sound as VaultRecord))
  const vault = await machine.started()
  await vault.unlockWith('correct horse battery')
  expect(await vault.reveal(idOf(), origin)).toBe(secret)
})

test.each<[string, object]>([
  ['what it replaced is null', { previous: null }],
  ['what it replaced is damaged', { previous: { origin: 3 } }],
  ['unclaimed is false', { unclaimed: false }],
  ['both are damaged', { previous: [], unclaimed: 'no' }],
])('a sound value is read although beside it %s, and that stays in the file', async (_what, beside) => {
  const machine = createMachine()
  await (await machine.started()).store(idOf(), origin, secret)
  machine.edit(({ records }) => Object.assign(records[0] ?? {}, beside))
  const vault = await machine.started()
  expect(await vault.open(idOf(), origin)).toBe(secret)
  expect(vault.describe(idOf())).toMatchObject({ state: 'stored' })
  await vault.store(idOf('other'), origin, 'another one')
  expect(machine.file().records[0]).toMatchObject(beside)
})

test('a damaged part beside a sound value stays in the file when the value is sealed anew', async () => {
  const machine = createMachine()
  const { keyring } = machine.world
  machine.world.keyring = null
  const weak = await machine.started()
  await weak.acceptWeak()
  await weak.store(idOf(), origin, secret)
  const { keyId } = machine.file()
  machine.edit(({ records }) => Object.assign(records[0] ?? {}, { previous: { origin: 3 } }))
  machine.world.keyring = keyring

  expect(await (await machine.started()).open(idOf(), origin)).toBe(secret)
  const file = machine.file()
  expect(file.keyId).not.toBe(keyId)
  expect(file.records).toMatchObject([{ keyId: file.keyId, previous: { origin: 3 } }])
})
