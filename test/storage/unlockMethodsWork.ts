import { createSafeStorageFake } from '../safeStorageFake'
import { counterOf, openVault } from './vault'
import type { Work, WorkPlace } from './work'

const origin = 'https://portal.example'
const secrets = ['a', 'b', 'c'].map(counterOf)
const [first, second] = ['correct horse battery staple', 'another horse, another staple'] as const

/** What each turn leaves: whether the keychain opens the vault by itself, and which passphrase does. */
const states = [`spare ${first}`, `only ${first}`, `spare ${first}, again`, `spare ${second}`, 'none'] as const

/** A vault whose unlock methods change in each turn, each time with a new data key. */
export function createUnlockMethodsWork({ folder, key }: WorkPlace): Work {
  const fake = createSafeStorageFake('asynchronous')
  fake.world.keyring = { backend: 'gnome_libsecret', key }
  // A look at the vault tells which passphrase opens it, but not how often that was set.
  const stateAfter = (number: number) => (states[(number + states.length) % states.length] ?? '').replace(', again', '')

  async function openAll(problems: string[] = []) {
    const vault = openVault(folder, fake, (_file, kept) => problems.push(`damaged: ${kept}`))
    await vault.probe()
    return vault
  }

  /** The passphrase that opens it; undefined where there is none. */
  async function passphraseOf(vault: Awaited<ReturnType<typeof openAll>>): Promise<string | undefined> {
    if (vault.protection().passphrase === 'none') return undefined
    for (const passphrase of [first, second]) {
      const isRight = await vault.unlockWith(passphrase).then(
        () => true,
        () => false,
      )
      if (isRight) return passphrase
    }
    throw new Error('No passphrase opens it.')
  }

  return {
    stateAfter,
    async prepare() {
      const vault = openVault(folder, fake)
      for (const id of secrets) await vault.store(id, origin, `value of ${id.field}`)
    },
    async start() {
      const vault = await openAll()
      await passphraseOf(vault)
      const turns = [
        () => vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(first, null)),
        () => vault.changeUnlockMethods((unlockMethods) => unlockMethods.requirePassphrase(true, first)),
        () => vault.changeUnlockMethods((unlockMethods) => unlockMethods.requirePassphrase(false, first)),
        () => vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(second, first)),
        () => vault.changeUnlockMethods((unlockMethods) => unlockMethods.removePassphrase(second)),
      ]
      return async (number) => turns[number % turns.length]?.()
    },
    async look() {
      const problems: string[] = []
      const vault = await openAll(problems)
      const { passphrase: part } = vault.protection()
      const passphrase = await passphraseOf(vault)
      for (const id of secrets) {
        const text = await vault.open(id, origin)
        if (text !== `value of ${id.field}`) problems.push(`${id.field} is ${text}`)
      }
      return { state: [part, passphrase].filter(Boolean).join(' '), problems }
    },
  }
}
