import { parseArgs } from 'node:util'

import { AppError } from '../../shared/errors'
import { createSafeStorageFake } from '../safeStorageFake'
import { counterOf, openVault } from './vault'

// A process that does nothing but keep secrets, so that its storage can be watched, starved and killed. After each
// secret it says in one line what became of it.

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '' },
    /** The key of its keyring, in hex. */
    key: { type: 'string', default: '' },
    first: { type: 'string', default: '0' },
    /** How many secrets. By default it goes on until the process is killed. */
    count: { type: 'string', default: 'Infinity' },
    /** How many letters to add to each of them. */
    padding: { type: 'string', default: '0' },
    /** Stores each under a name of its own, rather than replacing the one before. */
    spread: { type: 'boolean', default: false },
  },
})

const fake = createSafeStorageFake('asynchronous')
fake.world.keyring = { backend: 'gnome_libsecret', key: Buffer.from(values.key, 'hex') }
const vault = openVault(values.folder, fake)
await vault.probe()

const first = Number(values.first)
const end = first + Number(values.count)
for (let number = first; number < end; number += 1) {
  const field = values.spread ? `secret ${number}` : 'counter'
  process.stdout.write(`${number} ${await keep(field, `${number} ${'x'.repeat(Number(values.padding))}`)}\n`)
}

async function keep(field: string, text: string): Promise<string> {
  try {
    await vault.store(counterOf(field), 'https://portal.example', text)
    return vault.describe(counterOf(field)).state
  } catch (error) {
    if (error instanceof AppError) return `${error.failure.code}: ${error.failure.message}`
    throw error
  }
}
