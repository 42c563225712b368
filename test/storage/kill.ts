import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

import { createSafeStorageTwin } from '../safeStorageTwin'
import { startKeeper } from './keeping'
import { counterOf, openVault } from './vault'

const origin = 'https://portal.example'
const others = ['a', 'b', 'c'].map(counterOf)

/** A vault with secrets that stay, and a counter that is written again and again until the writer is killed. */
export function createVictim(folder: string) {
  const key = randomBytes(32)
  const twin = createSafeStorageTwin('asynchronous')
  twin.world.keyring = { backend: 'gnome_libsecret', key }
  let next = 0

  return {
    async prepare(): Promise<void> {
      const vault = openVault(folder, twin)
      for (const id of others) await vault.store(id, origin, `value of ${id.field}`)
    },

    /** Kills the writer after so many milliseconds of work, and answers with what is wrong then. */
    async killAfter(milliseconds: number): Promise<string[]> {
      const keeper = startKeeper({ folder, key, words: ['--first', String(next)] })
      await keeper.started
      await setTimeout(milliseconds)
      await keeper.kill()
      const done = Number(keeper.lines.at(-1)?.split(' ')[0])
      const problems = await problemsAfter(done)
      next = done + 2
      return problems
    },

    /** Files that a killed writer did not get to take away. */
    leftovers: () => readdirSync(folder).filter((name) => name.includes('.tmp-')),
  }

  /** What was said to be stored is there, or what was just being stored; and everything else. */
  async function problemsAfter(done: number): Promise<string[]> {
    const problems: string[] = []
    const vault = openVault(folder, twin, (_file, kept) => problems.push(`damaged: ${kept}`))
    const counter = Number((await vault.open(counterOf(), origin)).trim())
    if (counter !== done && counter !== done + 1) problems.push(`the counter is ${counter} after ${done}`)
    for (const id of others) {
      const text = await vault.open(id, origin)
      if (text !== `value of ${id.field}`) problems.push(`${id.field} is ${text}`)
    }
    return problems
  }
}
