import { randomUUID } from 'node:crypto'

import { expect, test } from 'vitest'

import { tidied } from '../../../../electron/core/vault/tidy'

const now = new Date('2026-11-24T12:00:00.000Z')
const sealed = { nonce: 'AAAA', data: 'AAAA', tag: 'AAAA' }
const group = (keyId: string = randomUUID()) => ({ keyId, check: sealed, slots: [] })
const value = (keyId: string) => ({ ...sealed, keyId, origin: 'https://a.example', storedAt: '2026-11-24T10:00:00.000Z' })
const record = (keyId: string) => ({ project: 'a', service: 'b', environment: 'c', field: 'd', ...value(keyId) })
const fileOf = (records: unknown[], retired: ReturnType<typeof group>[]) => ({
  version: 1 as const,
  ...group(),
  records,
  retired,
})

test('an earlier key is kept while a record or the value it replaced names it, and is let go of then', () => {
  const [sound, previous, nobody] = [group(), group(), group()]
  const file = fileOf([record(sound.keyId)], [sound, previous, nobody])
  const replaced = { ...value(previous.keyId), replacedAt: '2026-11-24T11:00:00.000Z' }
  const records = [...file.records, { ...record(file.keyId), previous: replaced }]

  expect(tidied({ ...file, records }, now)).toMatchObject({ records, retired: [sound, previous] })
  expect(tidied({ ...file, records: [] }, now)).not.toHaveProperty('retired')
})

test.each<[string, (keyId: string) => unknown]>([
  ['nothing', () => null],
  ['a text', () => 'ab12'],
  ['of another form', () => ({ strange: [] })],
  ['damaged', (keyId) => ({ ...record(keyId), keyId: null })],
  ['damaged in what it replaced', (keyId) => ({ ...record(keyId), previous: null })],
  ['of a key that nobody knows', () => record(randomUUID())],
])('every earlier key is kept while one record is %s', (_what, strange) => {
  const retired = [group(), group()]
  const file = fileOf([], retired)
  expect(tidied({ ...file, records: [record(file.keyId), strange(file.keyId)] }, now)).toMatchObject({ retired })
})

test('a save reads each record as often with a thousand earlier keys as with one', () => {
  function readsWith(count: number): number {
    let reads = 0
    const retired = Array.from({ length: count }, () => group())
    const keyId = { enumerable: true, get: () => [retired[0]?.keyId, (reads += 1)][0] }
    const counted: object = Object.defineProperty(record(''), 'keyId', keyId)
    tidied(fileOf([counted], retired), now)
    return reads
  }

  expect(readsWith(1)).toBeGreaterThan(0)
  expect(readsWith(1000)).toBe(readsWith(1))
})
