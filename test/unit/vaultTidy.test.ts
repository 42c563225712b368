import { randomUUID } from 'node:crypto'

import { expect, test } from 'vitest'

import { tidied } from '../../electron/core/vault/tidy'

const now = new Date('2026-11-24T12:00:00.000Z')
const sealed = { nonce: 'AAAA', data: 'AAAA', tag: 'AAAA' }
const group = (keyId: string = randomUUID()) => ({ keyId, check: sealed, slots: [] })
const value = (keyId: string) => ({ ...sealed, keyId, origin: 'https://a.example', storedAt: '2026-11-24T10:00:00.000Z' })
const record = (keyId: string) => ({ project: 'a', service: 'b', environment: 'c', field: 'd', ...value(keyId) })
const fileOf = (records: unknown[], retired: ReturnType<typeof group>[]) => ({ version: 1 as const, ...group(), records, retired })

test('an earlier key is kept while anything names it, also what can’t be understood, and is let go of then', () => {
  const keys = ['sound', 'previous', 'damaged', 'glued', 'nobody'].map(() => group())
  const [sound, previous, damaged, glued] = keys.map(({ keyId }) => keyId)
  const records = [
    record(sound ?? ''),
    { ...record(randomUUID()), previous: { ...value(previous ?? ''), replacedAt: '2026-11-24T11:00:00.000Z' } },
    { strange: [{ key: damaged }] },
    `ab12${glued}cd34`,
    null,
  ]

  expect(tidied(fileOf(records, keys), now)).toMatchObject({ records, retired: keys.slice(0, 4) })
  expect(tidied(fileOf([], keys), now)).not.toHaveProperty('retired')
})

test('a save reads each record as often with a thousand earlier keys as with one', () => {
  function readsWith(count: number): number {
    let reads = 0
    const damaged = { toJSON: () => `${(reads += 1)}` }
    tidied(fileOf([damaged], Array.from({ length: count }, () => group())), now)
    return reads
  }

  expect(readsWith(1000)).toBe(readsWith(1))
})
