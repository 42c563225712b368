import { createSafeStorageFake } from '../safeStorageFake'
import { counterOf, openVault } from './vault'
import type { Work, WorkPlace } from './work'

const origin = 'https://portal.example'
const others = ['a', 'b', 'c'].map(counterOf)

/** A vault with secrets that stay, and one that is replaced in each turn. */
export function createSecretsWork({ folder, key }: WorkPlace): Work {
  const fake = createSafeStorageFake('asynchronous')
  fake.world.keyring = { backend: 'gnome_libsecret', key }
  const stateAfter = (number: number) => `value ${number}`

  return {
    stateAfter,
    async prepare() {
      const vault = openVault(folder, fake)
      for (const id of others) await vault.store(id, origin, `value of ${id.field}`)
      await vault.store(counterOf(), origin, stateAfter(-1))
    },
    async start() {
      const vault = openVault(folder, fake)
      await vault.probe()
      return (number) => vault.store(counterOf(), origin, stateAfter(number))
    },
    async look() {
      const problems: string[] = []
      const vault = openVault(folder, fake, (_file, kept) => problems.push(`damaged: ${kept}`))
      for (const id of others) {
        const text = await vault.open(id, origin)
        if (text !== `value of ${id.field}`) problems.push(`${id.field} is ${text}`)
      }
      return { state: await vault.open(counterOf(), origin), problems }
    },
  }
}
