import { createGameWork } from './gameWork'
import { createUnlockMethodsWork } from './unlockMethodsWork'
import { createSecretsWork } from './secretsWork'
import { createStoresWork } from './storesWork'
import type { Work, WorkPlace } from './work'

const works = {
  secrets: createSecretsWork,
  unlockMethods: createUnlockMethodsWork,
  stores: createStoresWork,
  game: createGameWork,
} as const

export type WorkName = keyof typeof works
export const workNames = Object.keys(works) as WorkName[]

export function createWork(name: string, place: WorkPlace): Work {
  const create = Object.entries(works).find(([known]) => known === name)?.[1]
  if (create === undefined) throw new Error(`There is no work called ${name}.`)
  return create(place)
}
