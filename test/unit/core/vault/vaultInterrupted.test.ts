import { mkdirSync } from 'node:fs'

import { expect, test } from 'vitest'

import type { Store } from '../../../../electron/core/store'
import type { Vault } from '../../../../electron/core/vault/vault'
import { failureOf } from '../../world/folder'
import { createMachine, idOf, origin, secret } from './vaultWorld'

const id = idOf()
const other = idOf('other')
const passphrase = 'correct horse battery'

/** A store whose process ends at its first save: before it, or right after it. */
function ending<T>(store: Store<T>, when: 'before' | 'after'): Store<T> {
  return {
    ...store,
    write(value) {
      if (when === 'after') store.write(value)
      throw new Error('The process has ended.')
    },
  }
}

const set = (vault: Vault) => vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(passphrase, null))
const require = (vault: Vault) => vault.changeUnlockMethods((unlockMethods) => unlockMethods.requirePassphrase(true, passphrase))

const changes: {
  name: string
  before: ((vault: Vault) => Promise<void>)[]
  change: (vault: Vault) => Promise<unknown>
  weak?: true
}[] = [
  { name: 'setting a passphrase', before: [], change: set },
  { name: 'requiring it', before: [set], change: require },
  {
    name: 'no longer requiring it',
    before: [set, require],
    change: (vault) => vault.changeUnlockMethods((unlockMethods) => unlockMethods.requirePassphrase(false, passphrase)),
  },
  {
    name: 'removing it',
    before: [set, require],
    change: (vault) => vault.changeUnlockMethods((unlockMethods) => unlockMethods.removePassphrase(passphrase)),
  },
  { name: 'leaving a weak key', before: [], change: (vault) => vault.probe(), weak: true },
]

const cases = changes.flatMap((change) => (['before', 'after'] as const).map((when) => [change.name, when, change] as const))

test.each(cases)(
  '%s, cut short %s the file is written, loses nothing and leaves no doubt',
  async (_name, when, { before, change, weak }) => {
    const machine = createMachine()
    const { keyring } = machine.world
    if (weak) machine.world.keyring = null
    const first = await machine.started()
    if (weak) await first.acceptWeak()
    await first.store(id, origin, secret)
    await first.store(other, origin, 'the other one')
    for (const act of before) await act(first)
    machine.world.keyring = keyring
    const stores = machine.openStores()
    const vault = machine.start(machine, { ...stores, store: ending(stores.store, when) })
    const isRequired = before.includes(require)
    if (isRequired) await vault.unlockWith(passphrase)

    await expect(change(vault)).rejects.toThrow('The process has ended')

    const next = await machine.started()
    if (next.protection().passphrase === 'only') await next.unlockWith(passphrase)
    expect(await next.open(id, origin)).toBe(secret)
    expect(await next.open(other, origin)).toBe('the other one')
    await next.store(id, origin, 'new')
    expect(next.describe(id).state).toBe('stored')
    expect(next.protection()).toMatchObject({ state: 'strong', advice: null })
    expect(machine.openStores().marks.read()?.keys).toHaveLength(1)
  },
)

test('a key that can not be remembered is not used: nothing is stored, and the caller learns it', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  mkdirSync(machine.folder.at('vault-mark.json'))

  expect(await failureOf(() => vault.store(id, origin, secret))).toMatchObject({
    code: 'file-failed',
    message: expect.stringContaining('vault-mark.json'),
  })

  expect(machine.openStores().store.read()).toBeNull()
})

test('a lost or damaged mark takes no secret away', async () => {
  const machine = createMachine()
  await (await machine.started()).store(id, origin, secret)
  machine.folder.write('vault-mark.json', 'not JSON')

  const vault = await machine.started()

  expect(await vault.open(id, origin)).toBe(secret)
  expect(vault.protection()).toMatchObject({ state: 'strong', advice: null })
  expect(machine.damaged).toHaveLength(1)
  expect(machine.openStores().marks.read()?.keys).toHaveLength(1)
})
