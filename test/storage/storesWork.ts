import { z } from 'zod'

import { openStore } from '../../electron/app/state/stores'
import type { Work, WorkPlace } from './work'

/** Every file of ours that is neither a vault nor a project's state. */
const names = ['preferences', 'approvals'] as const
const Counted = z.object({ version: z.literal(1), count: z.int(), filler: z.string() })

/** Stores of which each turn writes one. */
export function createStoresWork({ folder }: WorkPlace): Work {
  function open(onDamage: (file: string, kept: string) => void) {
    return names.map((name) => openStore({ folder, name, schema: Counted, now: () => new Date(), onDamage }))
  }

  const fail = (file: string) => {
    throw new Error(`${file} is damaged`)
  }
  const write = (number: number) => {
    const count = Math.floor(number / names.length)
    open(fail)[number % names.length]?.write({ version: 1, count, filler: 'x'.repeat(20_000 + (count % 7) * 900) })
  }

  return {
    stateAfter: (number) => names.map((_name, index) => Math.floor((number - index) / names.length)).join(),
    prepare: async () => {
      for (const [index] of names.entries()) open(fail)[index]?.write({ version: 1, count: -1, filler: '' })
    },
    start: async () => async (number) => write(number),
    async look() {
      const problems: string[] = []
      const found = open((file, kept) => problems.push(`${file} was damaged: ${kept}`)).map((store) => store.read())
      return { state: found.map((content) => content?.count ?? 'lost').join(), problems }
    },
  }
}
