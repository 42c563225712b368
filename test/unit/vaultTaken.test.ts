import { expect, test } from 'vitest'

import { createAttacker, takenOver } from './vaultAttacker'
import { createMachine, idOf, origin, secret } from './vaultWorld'

const id = idOf()
const other = idOf('other')
const passphrase = 'correct horse battery'

async function createUsed() {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(id, origin, secret)
  await vault.store(other, origin, 'the other one')
  return { machine, vault }
}

async function createRequired() {
  const { machine, vault } = await createUsed()
  await vault.changeOpeners((openers) => openers.setPassphrase(passphrase, null))
  await vault.changeOpeners((openers) => openers.requirePassphrase(true, passphrase))
  return { machine, vault }
}

for (const form of ['today', 'before'] as const) {
  test(`a data key that somebody planted gets no secret, old or new (as written ${form})`, async () => {
    const { machine } = await createUsed()
    const attacker = createAttacker()
    const group = await attacker.disguised()
    machine.edit((file) => Object.assign(file, takenOver(file, form === 'today' ? group : attacker.asBefore(group))))

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
    machine.edit((file) => Object.assign(file, takenOver(file, form === 'today' ? group : attacker.asBefore(group))))

    const vault = await machine.started()
    await vault.store(id, origin, 'new')
    await vault.unlockWith(passphrase)
    await vault.probe()

    expect(attacker.reads(machine.file())).toEqual([])
    expect(await vault.open(other, origin)).toBe('the other one')
  })
}
